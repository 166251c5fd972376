package import Kernels

/// The end of a residual branch, multiplied by the branch rule's factor: y = α·r(x) + β.
///
/// r is the rule that stands there otherwise. A trained α is one number for the block, and so is β,
/// which only Fixup has. Backward: dα = Σdy·r(x) and dβ = Σdy.
///
/// - Source: De & Smith 2020, arXiv 2002.10444, SkipInit; Zhang, Dauphin, Ma 2019, arXiv 1901.09321.
package struct BranchFactor: ScalingRule {
  package var scaled: ScaledRule
  /// α and β where they are trained, in this order.
  private var own: [Parameter]
  private let rule: BranchRule

  package init(_ inner: (any ActivationRule)?, _ rule: BranchRule, block: String) {
    scaled = ScaledRule(inner)
    self.rule = rule
    own = []
    guard rule.isTrained else { return }
    own.append(
      Parameter(block + ".branch_scale", channels: 1, repeating: rule.scale, decays: false)
    )
    guard rule.hasBias else { return }
    own.append(Parameter(block + ".branch_bias", channels: 1, repeating: 0, decays: false))
  }

  package var parameters: [Parameter] {
    get { own + (scaled.inner?.parameters ?? []) }
    set {
      own = Array(newValue.prefix(own.count))
      scaled.inner?.parameters = Array(newValue.dropFirst(own.count))
    }
  }

  package var needsGradientMoments: Bool {
    rule.isTrained || scaled.inner?.needsGradientMoments ?? false
  }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    let factor = factor
    let shift = own.count > 1 ? own[1].value[0] : 0
    scaled.forward(moments, phase, into: scale, shift: shift) { _, _ in factor }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    if let gradient, rule.isTrained {
      own[0].gradient[0] = Float(scaled.factorGradient(gradient))
      if rule.hasBias { own[1].gradient[0] = Float(gradient.total) }
    }
    let factor = factor
    scaled.backward(gradient, into: coefficients) { _, _ in factor }
  }

  package mutating func adapt(to output: FirstOutput) -> Bool {
    scaled.inner?.adapt(to: output) ?? false
  }

  private var factor: Float { rule.isTrained ? own[0].value[0] : rule.scale }
}

extension BranchFactor {
  static var one: SlotMember {
    member("one", "branches as they are", .residual) { _ in .one }
  }

  static var constant: SlotMember {
    member(
      "constant",
      "branches times a constant",
      .residual,
      [SlotParameter("factor", 1, in: 0...10)]
    ) { .constant(Float($0("factor"))) }
  }

  /// Where branches are homogeneous, dividing what they read by √2 is the same.
  static var halfPower: SlotMember {
    member("sqrt-half", "branches times 1/√2", .variance("the authors' TensorFlow code")) { _ in
      .constant(Float(0.5).squareRoot())
    }
  }

  static var skipInit: SlotMember {
    member(
      "skipinit",
      "branches times a trained number that starts at 0, no normalization",
      Citation("De & Smith 2020, arXiv 2002.10444", place: "section 3, SkipInit")
    ) { _ in .trained(from: 0) }
  }

  static var fixup: SlotMember {
    member(
      "fixup",
      "branches times a trained number that starts at 1, and a trained shift",
      Citation("Zhang, Dauphin, Ma 2019, arXiv 1901.09321", place: "section 3, rule 3")
    ) { _ in .trained(from: 1, hasBias: true) }
  }

  private static func member(
    _ name: String,
    _ summary: String,
    _ source: Citation,
    _ parameters: [SlotParameter] = [],
    _ rule: @escaping @Sendable (_ number: (String) -> Double) -> BranchRule
  ) -> SlotMember {
    SlotMember(name, in: .branch, summary, source: source, parameters) { method, number in
      method.branch = rule(number)
    }
  }
}
