import Kernels
import Methods
import Testing

@Suite("Adaptive gradient clipping")
struct AdaptiveGradientClippingTests {
  static let shape = KernelShape(outputs: 18, inputs: 4, height: 3, width: 3)

  /// The rule's result for gradients of a size.
  private static func clipped(
    _ rule: AdaptiveGradientClipping,
    deviation: Float,
    raw: FilterBank
  ) throws -> (before: FilterBank, after: FilterBank) {
    let before = Samples.kernel(shape, seed: 2, mean: 0, deviation: deviation)
    var after = before
    rule.apply(to: &after, raw: raw, try Samples.kernels())
    #expect(Samples.padding(after).allSatisfy { $0 == 0 })
    return (before, after)
  }

  @Test("a gradient becomes at most λ times its filter's norm, and keeps its direction")
  func bound() throws {
    let raw = Samples.kernel(Self.shape)
    for clip in [0.01, 0.5] {
      let rule = AdaptiveGradientClipping(clip: clip)
      let (before, after) = try Self.clipped(rule, deviation: 4, raw: raw)
      for filter in 0..<18 {
        let old = Samples.filter(before, filter), new = Samples.filter(after, filter)
        let limit = clip * Samples.filter(raw, filter).norm
        #expect(abs(new.norm - limit) <= 1e-6 * limit)
        #expect(worstError(new, old.map { $0 * limit / old.norm }) <= 1e-6)
      }
    }
    #expect(AdaptiveGradientClipping().clip == 0.01)
  }

  @Test("a gradient within the bound keeps its bits")
  func within() throws {
    let raw = Samples.kernel(Self.shape)
    let (before, after) = try Self.clipped(
      AdaptiveGradientClipping(clip: 0.5),
      deviation: 0.01,
      raw: raw
    )
    #expect(after == before)
    var zeros = FilterBank(Self.shape)
    AdaptiveGradientClipping().apply(to: &zeros, raw: raw, try Samples.kernels())
    #expect(zeros == FilterBank(Self.shape))
  }

  @Test("a filter of zeros can leave zero: its norm counts as ε")
  func zeroFilter() throws {
    let rule = AdaptiveGradientClipping(clip: 0.01, epsilon: 0.001)
    let (_, after) = try Self.clipped(rule, deviation: 4, raw: FilterBank(Self.shape))
    for filter in 0..<18 {
      #expect(abs(Samples.filter(after, filter).norm - 1e-5) <= 1e-11)
    }
  }

  @Test("filters are clipped one by one")
  func filters() throws {
    var gradient = Samples.kernel(Self.shape, seed: 2, mean: 0, deviation: 0.001)
    for index in 0..<36 { gradient[17, index] = 100 }
    let before = gradient
    AdaptiveGradientClipping(clip: 0.5).apply(
      to: &gradient,
      raw: Samples.kernel(Self.shape),
      try Samples.kernels()
    )
    for filter in 0..<17 {
      #expect(Samples.filter(gradient, filter) == Samples.filter(before, filter))
    }
    #expect(gradient[17, 0] < 1)
  }

  @Test("a gradient that is no number stays none")
  func notNumbers() throws {
    var gradient = Samples.kernel(Self.shape)
    gradient[3, 5] = .nan
    AdaptiveGradientClipping().apply(
      to: &gradient,
      raw: Samples.kernel(Self.shape, seed: 2),
      try Samples.kernels()
    )
    #expect(gradient[3, 5].isNaN)
    #expect(Samples.filter(gradient, 4).allSatisfy { $0.isFinite })
  }
}
