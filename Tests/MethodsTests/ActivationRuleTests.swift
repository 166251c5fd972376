import Kernels
import Methods
import Testing

@Suite("Activation rule")
struct ActivationRuleTests {
  /// A rule that says only what it must: y = 2·x.
  private struct Doubled: ActivationRule {
    func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
      for channel in 0..<scale.channels { scale[0, channel, 0] = 2 }
    }
    func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
      for channel in 0..<coefficients.channels { coefficients[0, channel, 0] = 2 }
    }
  }

  /// Every rule there is.
  static let makers: [@Sendable (ActivationContext) -> any ActivationRule] = [
    { Bias($0) }, { Affine($0) }, { BatchNorm($0) }, { BatchNorm($0, affine: false) },
    { GroupNorm($0, groups: 2) }, { GroupNorm($0, groups: 18) },
  ]

  @Test("a rule trains, keeps and asks for nothing unless it says so")
  func defaults() throws {
    var rule: any ActivationRule = Doubled()
    rule.parameters = [Parameter("a", channels: 1, repeating: 1)]
    rule.statistics = [RunningStatistic("a", [1])]
    #expect(rule.parameters.isEmpty && rule.statistics.isEmpty)
    #expect(!rule.isPerSample && !rule.needsMoments && !rule.needsMomentsInInference)
    #expect(rule.needsGradientMoments && !rule.usesValues)
    let probe = try RuleProbe { _ in Doubled() }
    probe.expectForward { x in x.map { 2 * $0 } }
    probe.expectBackward()
  }

  @Test("every rule has the same bits on every level", arguments: 0..<makers.count)
  func bits(_ index: Int) throws {
    let expected = try RuleProbe(make: Self.makers[index]).run()
    for kernels in Samples.levels {
      let ours = try RuleProbe(kernels: kernels, make: Self.makers[index]).run()
      #expect(ours.y == expected.y)
      #expect(ours.inputGradient == expected.inputGradient)
      #expect(ours.rule.parameters.map(\.gradient) == expected.rule.parameters.map(\.gradient))
      #expect(ours.rule.statistics == expected.rule.statistics)
    }
  }

  @Test("a rule that does not use values writes no p and no q", arguments: 0..<makers.count)
  func values(_ index: Int) throws {
    var probe = try RuleProbe(make: Self.makers[index])
    guard !probe.rule.usesValues else { return }
    _ = probe.forward(&probe.rule)
    let coefficients = ChannelTable(rows: 1, channels: 18, columns: 3)
    probe.rule.backward(GradientMoments(probe.x.shape, about: nil), into: coefficients)
    for channel in 0..<18 {
      #expect(coefficients[0, channel, 1] == 0 && coefficients[0, channel, 2] == 0)
    }
  }

  @Test("every rule lets a diverged map be seen", arguments: 0..<makers.count)
  func notNumbers(_ index: Int) throws {
    let probe = try RuleProbe(make: Self.makers[index])
    var values = probe.x.values, rule = probe.rule
    values[7] = .nan
    probe.x.assign(values)
    #expect(probe.forward(&rule)[7].isNaN)
  }

  @Test("contexts tell places apart")
  func contexts() {
    #expect(Samples.place(channels: 3) == Samples.place(channels: 3))
    #expect(Samples.place(channels: 3) != Samples.place(channels: 3, isPlain: true))
    #expect(Samples.place(channels: 3) != Samples.place(channels: 3, role: .stem))
    #expect(!Samples.place(channels: 3).isPlain)
  }
}
