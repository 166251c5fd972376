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

  /// Every member of the slot that is a rule.
  static let names = MethodRegistry.members(of: .activation).map(\.name).filter { name in
    rule(name, at: Samples.place(channels: 18)) != nil
  }

  /// The rule of a member at a place, or at the end of the network, where some stand alone.
  private static func rule(_ name: String, at place: ActivationContext) -> (any ActivationRule)? {
    var last = place
    last.isLast = true
    guard let method = MethodRegistry.method(named: "activation=\(name)") else { return nil }
    return method.activationRule(last) ?? method.activationRule(place)
  }

  private static func probe(_ name: String, _ kernels: KernelTable? = nil) throws -> RuleProbe {
    let rule = try #require(Self.rule(name, at: Samples.place(channels: 18)))
    return try RuleProbe(kernels: kernels) { _ in rule }
  }

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

  @Test("every rule has the same bits on every level", arguments: names)
  func bits(_ name: String) throws {
    let expected = try Self.probe(name).run()
    for kernels in Samples.levels {
      let ours = try Self.probe(name, kernels).run()
      #expect(ours.y == expected.y)
      #expect(ours.inputGradient == expected.inputGradient)
      #expect(ours.rule.parameters.map(\.gradient) == expected.rule.parameters.map(\.gradient))
      #expect(ours.rule.statistics == expected.rule.statistics)
    }
  }

  @Test("a rule that does not use values writes no p and no q", arguments: names)
  func values(_ name: String) throws {
    var probe = try Self.probe(name)
    guard !probe.rule.usesValues else { return }
    _ = probe.forward(&probe.rule)
    let coefficients = ChannelTable(rows: 1, channels: 18, columns: 3)
    probe.rule.backward(GradientMoments(probe.x.shape, about: nil), into: coefficients)
    for channel in 0..<18 {
      #expect(coefficients[0, channel, 1] == 0 && coefficients[0, channel, 2] == 0)
    }
  }

  @Test("every rule lets a diverged map be seen", arguments: names)
  func notNumbers(_ name: String) throws {
    let probe = try Self.probe(name)
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
