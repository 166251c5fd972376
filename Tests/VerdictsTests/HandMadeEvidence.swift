import Catalog
import Verdicts

/// A suite with one case and evidence written down by hand.
struct HandMadeEvidence {
  var metric = Metric(name: "accuracy", unit: "pp", better: .higher)
  var matrix: [Axis] = []
  var controls: [Control] = []
  var claims: [Claim] = []
  var cells: [CellEvidence] = []

  /// The suite around the case `train`.
  var suite: Suite {
    Suite(
      id: "hand",
      title: "Made by hand",
      paper: Paper(key: "none", citation: "None."),
      cases: [Case(id: "train", kind: .train, matrix: matrix, metrics: [metric])],
      controls: controls,
      claims: claims
    )
  }

  /// The seeds of an arm with a value each; the outcome is the same for all.
  mutating func add(
    _ axes: [String: SettingValue],
    _ values: [Double?],
    outcome: CellOutcome? = .ok
  ) {
    for (index, value) in values.enumerated() {
      let arm = Arm(suite: "hand", caseID: "train", axes: axes, settings: axes)
      cells.append(
        CellEvidence(
          key: "\(cells.count)",
          arm: arm,
          seed: index,
          outcome: outcome,
          attempt: nil,
          results: value.map { [metric.name: $0] } ?? [:],
          seconds: 1
        )
      )
    }
  }

  /// A grid of one seed's losses along `lr` = 1, 2, 4, …; `nil` diverged.
  mutating func addGrid(
    _ axes: [String: SettingValue],
    seed: Int,
    losses: [Double?],
    missing: Int? = nil
  ) {
    for (index, loss) in losses.enumerated() {
      var all = axes
      all["lr"] = .number(Double(1 << index))
      cells.append(
        CellEvidence(
          key: "\(cells.count)",
          arm: Arm(suite: "hand", caseID: "train", axes: all, settings: all),
          seed: seed,
          outcome: index == missing ? nil : loss == nil ? .diverged : .ok,
          attempt: nil,
          results: loss.map { [metric.name: $0] } ?? [:],
          seconds: 1
        )
      )
    }
  }

  /// The result of a check on the evidence.
  func result(_ check: Check) -> CheckResult {
    Adjudicator(suite: suite, profile: Self.profile(.on))
      .result(of: check, on: Evidence(cells: cells))
  }

  /// The verdicts on the evidence.
  func verdicts(_ policy: VerdictPolicy = .on) -> [Verdict] {
    Adjudicator(suite: suite, profile: Self.profile(policy))
      .verdicts(on: Evidence(cells: cells))
  }

  static func profile(_ policy: VerdictPolicy) -> Profile {
    Profile(id: "test", seeds: [.train: 3], scale: "small", verdicts: policy)
  }

  /// A claim with a primary check.
  static func claim(_ id: String, _ primary: Check, paper: Double? = nil) -> Claim {
    Claim(
      id: id,
      says: "It holds.",
      source: "§1",
      fidelity: .scaled,
      paperValue: paper.map { PaperValue(value: $0, text: "\($0)", provenance: .text) },
      primary: primary
    )
  }

  /// A comparison of `pws` with `bn`.
  static func comparison(
    _ type: CheckType,
    margin: Double,
    effect: Effect = .difference,
    paired: Bool = false
  ) -> Check {
    Check(
      type: type,
      caseID: "train",
      metric: "accuracy",
      treat: ["method": .text("pws")],
      reference: ["method": .text("bn")],
      effect: effect,
      margin: margin,
      paired: paired
    )
  }

  /// Evidence of `pws` and `bn` with the values given.
  static func pair(
    _ treat: [Double?],
    _ reference: [Double?],
    assume: Assumption = .normal
  ) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    made.metric.assume = assume
    made.add(["method": .text("pws")], treat)
    made.add(["method": .text("bn")], reference)
    return made
  }
}
