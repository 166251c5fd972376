import Kernels
import Methods
import Testing

@Suite("Clipping by norm")
struct NormClippingTests {
  @Test("a longer gradient gets the bound's length, a shorter one stays")
  func lengths() throws {
    let kernels = try Samples.kernels(), shape = Samples.kernelShapes[1]
    let raw = Samples.kernel(shape), gradient = Samples.kernel(shape, seed: 3)
    let length = gradient.values.map(Double.init).norm
    var clipped = gradient
    NormClipping(norm: length / 4).apply(to: &clipped, raw: raw, kernels)
    #expect(abs(clipped.values.map(Double.init).norm - length / 4) < 1e-5 * length)
    #expect(zip(clipped.values, gradient.values).allSatisfy { abs($0 - $1 / 4) < 1e-6 })
    clipped = gradient
    NormClipping(norm: length * 2).apply(to: &clipped, raw: raw, kernels)
    #expect(clipped == gradient)
  }

  @Test("a gradient that is not finite is not hidden")
  func infinite() throws {
    var gradient = Samples.kernel(Samples.kernelShapes[0])
    gradient[0, 0] = .infinity
    NormClipping().apply(to: &gradient, raw: gradient, try Samples.kernels())
    #expect(gradient[0, 0] == .infinity)
  }
}
