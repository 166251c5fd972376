import Kernels
import Methods
import Testing

@Suite("Branch factor")
struct BranchFactorTests {
  static let rules: [BranchRule] = [
    .constant(0.7), .trained(from: 0.5), .trained(from: 0.5, hasBias: true),
  ]

  @Test("a constant multiplies what is shown")
  func constant() throws {
    let probe = try RuleProbe { _ in BranchFactor(nil, .constant(-0.5), block: "block") }
    probe.expectForward { x in x.map { -0.5 * $0 } }
    #expect(probe.rule.parameters.isEmpty && !probe.rule.needsGradientMoments)
  }

  @Test("it multiplies what the rule inside shows, and adds the shift")
  func inside() throws {
    var plain = try RuleProbe { GroupNorm($0, groups: 3) }
    var probe = plain
    let bias = plain.rule
    probe.rule = BranchFactor(bias, .trained(from: 0.25, hasBias: true), block: "block")
    probe.rule.parameters[1].value[0] = 2
    let expected = plain.forward(&plain.rule).map { 0.25 * Double($0) + 2 }
    probe.expectForward { _ in expected }
  }

  @Test("the gradients agree with differences", arguments: rules)
  func backward(_ rule: BranchRule) throws {
    try RuleProbe { _ in BranchFactor(nil, rule, block: "block") }.expectBackward()
    try RuleProbe { BranchFactor(Bias($0), rule, block: "block") }.expectBackward()
    try RuleProbe { BranchFactor(BatchNorm($0), rule, block: "block") }.expectBackward()
    try RuleProbe { BranchFactor(GroupNorm($0, groups: 3), rule, block: "b") }.expectBackward()
  }

  @Test("a factor of zero lets no gradient through, and has one itself")
  func zero() throws {
    let probe = try RuleProbe { BranchFactor(Bias($0), .trained(from: 0), block: "layer1.0") }
    var copy = probe
    copy.rule.parameters[0].value[0] = 0
    let outcome = copy.run()
    #expect(outcome.inputGradient.allSatisfy { $0 == 0 } && outcome.y.allSatisfy { $0 == 0 })
    #expect(outcome.rule.parameters[0].gradient[0] != 0)
    #expect(outcome.rule.parameters[0].name == "layer1.0.branch_scale")
    #expect(outcome.rule.parameters.first?.decays == false)
  }
}
