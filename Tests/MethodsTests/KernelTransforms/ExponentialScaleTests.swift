import Kernels
import Methods
import Testing

@Suite("Exponential scale")
struct ExponentialScaleTests {
  @Test("forward is exp(θ)·W", arguments: Samples.kernelShapes)
  func forward(_ shape: KernelShape) throws {
    try TransformProbe(shape) { ExponentialScale($0) }.expectForward { filter, theta in
      filter.map { Elementary.exp(theta) * $0 }
    }
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes)
  func backward(_ shape: KernelShape) throws {
    try TransformProbe(shape) { ExponentialScale($0) }.expectBackward()
  }

  @Test("starts from a scale of 0.8 that does not decay")
  func start() throws {
    let shape = KernelShape(outputs: 3, inputs: 2), raw = Samples.kernel(shape)
    var transform = ExponentialScale(Samples.place(shape)), kernel = FilterBank(shape)
    let parameter = try #require(transform.parameters.first)
    #expect(transform.parameters.count == 1)
    #expect(parameter.name == "conv.log_scale")
    #expect(!parameter.decays)
    #expect(parameter.value.shape == .vector(3))
    transform.forward(raw, into: &kernel, try Samples.kernels())
    #expect(worstError(kernel.values.map(Double.init), raw.values.map { 0.8 * Double($0) }) <= 2e-7)
    transform = ExponentialScale(Samples.place(shape), scale: 2)
    transform.forward(raw, into: &kernel, try Samples.kernels())
    #expect(worstError(kernel.values.map(Double.init), raw.values.map { 2 * Double($0) }) <= 2e-7)
  }

  @Test("zero slice means stay zero")
  func means() throws {
    let shape = KernelShape(outputs: 16, inputs: 4, height: 3, width: 3)
    var random = RandomSource(seed: 1, purpose: .initialization)
    let raw = UnitNorm(hasZeroMean: true).kernel(Samples.place(shape), &random)
    let kernel = try TransformProbe(shape, raw: raw) { ExponentialScale($0) }.kernel
    for filter in 0..<16 {
      let values = Samples.filter(kernel, filter)
      for start in stride(from: 0, to: 36, by: 9) {
        #expect(abs(Array(values[start..<start + 9]).mean) <= 1e-7)
      }
    }
  }
}
