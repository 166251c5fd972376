import Catalog
import Comparison
import Verdicts

/// Snapshots made by hand, one arm of one case.
enum Hand {
  static let origin = RunFacts(profile: "quick", date: "2026-03-01", commit: nil, machine: "m")

  static func cell(
    _ seed: Int,
    _ value: Double = 70,
    outcome: CellOutcome? = .ok,
    trajectory: String? = "a"
  ) -> CellSnapshot {
    CellSnapshot(
      seed: seed,
      outcome: outcome,
      trajectory: outcome?.isMeasurement == true ? trajectory : nil,
      results: outcome?.isMeasurement == true ? ["accuracy": value] : [:]
    )
  }

  static func snapshot(
    _ cells: [CellSnapshot],
    settings: [String: String] = ["epochs": "1"],
    arm: String = "method=bn",
    better: Direction = .higher,
    assume: Assumption = .normal,
    claims: [ClaimSnapshot] = []
  ) -> Snapshot {
    let metric = MetricSnapshot(name: "accuracy", unit: "pp", better: better, assume: assume)
    let arm = ArmSnapshot(label: arm, settings: settings, cells: cells)
    let template = CaseSnapshot(
      suite: "s",
      id: "train",
      kind: "train",
      metrics: [metric],
      arms: [arm]
    )
    return Snapshot(origin: origin, cases: [template], claims: claims)
  }

  static func diff(
    _ base: Snapshot,
    _ head: Snapshot,
    policy: GatePolicy = GatePolicy(),
    floors: NoiseFloors = NoiseFloors()
  ) -> Diff {
    Diff(base: ("base", base), head: ("head", head), policy: policy, floors: floors)
  }

  static func claim(
    _ word: VerdictWord,
    measured: Int = 6,
    rule: String = "r",
    effect: String = ""
  ) -> ClaimSnapshot {
    ClaimSnapshot(
      id: "s/A1",
      verdict: word,
      measured: measured,
      declared: 6,
      effect: effect,
      rule: rule
    )
  }
}
