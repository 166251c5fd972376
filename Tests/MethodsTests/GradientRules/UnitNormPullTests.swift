import Kernels
import Methods
import Testing

@Suite("Unit norm pull")
struct UnitNormPullTests {
  @Test("it adds the derivative of λ·Σ(‖W_o‖ − 1)²")
  func derivativeOfPenalty() throws {
    let shape = Samples.kernelShapes[0], raw = Samples.kernel(shape)
    var gradient = FilterBank(shape)
    UnitNormPull(strength: 0.5).apply(to: &gradient, raw: raw, try Samples.kernels())
    let slopes = raw.values.indices.map { index in
      derivative(step: 0x1p-6) { change in
        var values = raw.values
        values[index] += change
        let bank = FilterBank(shape, values: values)
        return (0..<shape.outputs).reduce(0.0) { sum, filter in
          let distance = Samples.filter(bank, filter).norm - 1
          return sum + 0.5 * distance * distance
        }
      }
    }
    #expect(worstError(gradient.values.map(Double.init), slopes) < 1e-5)
    #expect(UnitNormPull().replacesDecay && !MeanShiftRejection().replacesDecay)
  }

  @Test("a filter of zeros is left alone")
  func zeros() throws {
    var gradient = Samples.kernel(Samples.kernelShapes[0])
    let before = gradient
    UnitNormPull().apply(
      to: &gradient,
      raw: FilterBank(gradient.shape),
      try Samples.kernels()
    )
    #expect(gradient == before)
  }
}
