import Kernels
import Methods
import Testing

@Suite("Scaled weight standardization")
struct ScaledWeightStandardizationTests {
  /// γ for ReLU.
  static let gain = (2 / (1 - 1 / Double.pi)).squareRoot()

  /// Weights so small that Σ(W − μ)² stays below the bound.
  static func tiny(_ shape: KernelShape) -> FilterBank {
    Samples.kernel(shape, mean: 0.001, deviation: 0.001)
  }

  static func formula(_ filter: [Double], _ gain: Double) -> [Double] {
    filter.map { Self.gain * gain * ($0 - filter.mean) / max(filter.squares, 1e-4).squareRoot() }
  }

  @Test("forward is γ·g·(W − μ)/√max(σ²·fan_in, ε)", arguments: Samples.kernelShapes)
  func forward(_ shape: KernelShape) throws {
    let probe = try TransformProbe(shape) { ScaledWeightStandardization($0) }
    probe.expectForward(Self.formula)
    for filter in 0..<shape.outputs {
      let length = Self.gain * Double(probe.transform.parameters[0].value[filter])
      #expect(abs(Samples.filter(probe.kernel, filter).norm - length) <= 1e-6 * length)
    }
    try TransformProbe(shape, raw: Self.tiny(shape)) { ScaledWeightStandardization($0) }
      .expectForward(Self.formula)
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes)
  func backward(_ shape: KernelShape) throws {
    try TransformProbe(shape) { ScaledWeightStandardization($0) }.expectBackward()
  }

  @Test("backward agrees with differences below the bound", arguments: Samples.kernelShapes)
  func backwardBelow(_ shape: KernelShape) throws {
    try TransformProbe(shape, raw: Self.tiny(shape)) { ScaledWeightStandardization($0) }
      .expectBackward(step: 0x1p-10)
  }

  @Test("keeps the variance of a rectified signal: Σ K² = 2/(1 − 1/π)")
  func variance() throws {
    let shape = KernelShape(outputs: 4, inputs: 64, height: 3, width: 3)
    var transform = ScaledWeightStandardization(Samples.place(shape))
    var kernel = FilterBank(shape)
    #expect(transform.parameters.map(\.name) == ["conv.gain"])
    #expect(transform.parameters.allSatisfy { !$0.decays })
    #expect(transform.parameters[0].value.values == [1, 1, 1, 1])
    transform.forward(Samples.kernel(shape), into: &kernel, try Samples.kernels())
    for filter in 0..<4 {
      let values = Samples.filter(kernel, filter)
      #expect(abs(values.norm * values.norm - 2.9339) <= 1e-4)
      #expect(abs(values.mean) <= 1e-7)
    }
  }
}
