import Kernels
import Methods
import Testing

@Suite("Weight standardization")
struct WeightStandardizationTests {
  @Test(
    "forward is (W − μ)/(σ + ε) with the unbiased σ",
    arguments: Samples.kernelShapes,
    [1e-5, 0.25]
  )
  func forward(_ shape: KernelShape, _ epsilon: Double) throws {
    let probe = try TransformProbe(shape) { _ in WeightStandardization(epsilon: epsilon) }
    probe.expectForward { filter, _ in
      let deviation = (filter.squares / Double(filter.count - 1)).squareRoot()
      return filter.map { ($0 - filter.mean) / (deviation + epsilon) }
    }
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes, [1e-5, 0.25])
  func backward(_ shape: KernelShape, _ epsilon: Double) throws {
    try TransformProbe(shape) { _ in WeightStandardization(epsilon: epsilon) }.expectBackward()
  }

  @Test("the authors' ε is the default, and nothing is trained")
  func defaults() throws {
    let shape = Samples.kernelShapes[0]
    #expect(WeightStandardization().parameters.isEmpty)
    let ours = try TransformProbe(shape) { _ in WeightStandardization() }.kernel
    let same = try TransformProbe(shape) { _ in WeightStandardization(epsilon: 1e-5) }.kernel
    let other = try TransformProbe(shape) { _ in WeightStandardization(epsilon: 1e-4) }.kernel
    #expect(ours == same)
    #expect(ours != other)
  }

  @Test("does not see a constant added to a filter, nor passes one back")
  func invariance() throws {
    let shape = Samples.kernelShapes[0]
    let probe = try TransformProbe(shape) { _ in WeightStandardization() }
    var shifted = probe
    shifted.raw = FilterBank(shape, values: probe.raw.values.map { $0 + 4 })
    let error = worstError(
      shifted.kernel.values.map(Double.init),
      probe.kernel.values.map(Double.init)
    )
    #expect(error <= 2e-6)
    for filter in 0..<shape.outputs {
      let gradient = Samples.filter(probe.gradients.raw, filter)
      #expect(abs(gradient.mean) <= 1e-6 * gradient.norm)
    }
  }

  @Test("a constant filter becomes zero, and its gradient is finite")
  func constant() throws {
    let shape = KernelShape(outputs: 3, inputs: 4)
    let raw = FilterBank(shape, repeating: 0.5)
    let probe = try TransformProbe(shape, raw: raw) { _ in WeightStandardization() }
    #expect(probe.kernel.values.allSatisfy { $0 == 0 })
    #expect(probe.gradients.raw.values.allSatisfy { $0.isFinite })
  }
}
