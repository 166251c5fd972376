import Catalog
import Comparison
import Report
import Verdicts

/// A made-up comparison with a row of every kind; no number in it was measured.
enum SampleDiff {
  static let policy = GatePolicy(
    metrics: [
      "test_accuracy": MetricPolicy(absolute: 1),
      "step_time_ratio": MetricPolicy(relative: 0.03, minimumCount: 8),
    ],
    warnings: [.improvement, .notComparable, .new],
    waivers: [
      waiver(["case": "train", "is": "missing"], until: "2026-12-31"),
      waiver(["suite": "gone"], until: "2026-02-01"),
    ]
  )

  static let base = Snapshot(
    origin: facts("2026-02-01T10:00:00.000Z", commit: "0123456789abcdef"),
    cases: [
      training([
        arm("identical", 70), arm("fixed", 70, failing: .timeout), arm("better", 70),
        arm("unclear", 70), arm("not-comparable", 70), arm("missing", 70), arm("unmeasured", 70),
        arm("broke", 70), arm("worse", 70), arm("few", 70, seeds: 2),
      ]),
      timing(1.1),
    ],
    claims: [
      claim("s/A1", .replicated), claim("s/A2", .inconclusive, "+0.1 [−1, +1]"),
      claim("s/A3", .replicated, "+2 [+1, +3]"), claim("s/A4", .replicated),
      claim("s/A5", .leansUp), claim("s/A6", .replicated), claim("s/A7", .refuted),
      claim("s/A8", .replicated, rule: "old"),
    ]
  )

  static let head = Snapshot(
    origin: facts("2026-03-01T10:00:00.000Z", commit: nil),
    cases: [
      training([
        arm("identical", 70), arm("fixed", 70), arm("better", 75, "b"),
        arm("unclear", 70.2, "b"), arm("not-comparable", 70, settings: ["epochs": "2"]),
        arm("unmeasured", 70, failing: CellOutcome?.none), arm("broke", 70, failing: .crashed),
        arm("worse", 60, "b"), arm("few", 60, "b", seeds: 2), arm("new", 70),
      ]),
      timing(1),
    ],
    claims: [
      claim("s/A1", .replicated), claim("s/A2", .replicated, "+2 [+1, +3]"),
      claim("s/A3", .inconclusive, "+0.1 [−1, +1]"), claim("s/A4", .invalid),
      claim("s/A5", .notRun), claim("s/A7", .inconclusive),
      claim("s/A8", .replicated, rule: "new"), claim("s/A9", .leansDown),
    ]
  )

  static var diff: Diff {
    var diff = Diff(base: ("main", base), head: ("run 8c41", head), policy: policy)
    for index in diff.arms.indices where diff.arms[index].caseID == "step" {
      diff.arms[index].confirmation = Confirmation(trials: 2, found: 0)
    }
    return diff
  }

  static var gate: Gate { Gate(diff, policy: policy, today: "2026-03-01") }

  static func report(showsAll: Bool = false) -> DiffReport {
    DiffReport(
      diff,
      gate: (gate, 5),
      showsAll: showsAll,
      places: ["s/train": Location(file: "Suites/s,1.yaml", line: 7, column: 3)]
    )
  }

  private static func facts(_ date: String, commit: String?) -> RunFacts {
    RunFacts(profile: "quick", date: date, commit: commit, machine: "2 cores, avx2")
  }

  private static func waiver(_ match: [String: String], until: String) -> Waiver {
    Waiver(
      match: match,
      until: until,
      reason: "known | <b>",
      location: Location(file: "gate.yaml", line: 9, column: 1)
    )
  }

  private static func claim(
    _ id: String,
    _ word: VerdictWord,
    _ effect: String = "",
    rule: String = "r"
  ) -> ClaimSnapshot {
    ClaimSnapshot(id: id, verdict: word, measured: 6, declared: 6, effect: effect, rule: rule)
  }

  private static func training(_ arms: [ArmSnapshot]) -> CaseSnapshot {
    CaseSnapshot(
      suite: "s",
      id: "train",
      kind: "train",
      metrics: [
        MetricSnapshot(name: "test_accuracy", unit: "pp", better: .higher, assume: .normal)
      ],
      arms: arms
    )
  }

  private static func arm(
    _ label: String,
    _ mean: Double,
    _ trajectory: String = "a",
    seeds: Int = 6,
    settings: [String: String] = ["epochs": "1"],
    failing: CellOutcome?? = .none
  ) -> ArmSnapshot {
    let cells = (0..<seeds).map { seed in
      if seed == 0, let outcome = failing { return CellSnapshot(seed: 0, outcome: outcome) }
      let value = mean + 0.2 * (Double(seed) - 2.5)
      return CellSnapshot(
        seed: seed,
        outcome: .ok,
        trajectory: trajectory,
        results: ["test_accuracy": value]
      )
    }
    return ArmSnapshot(label: "is=\(label)", settings: settings, cells: cells)
  }

  private static func timing(_ factor: Double) -> CaseSnapshot {
    let rounds = (0..<12).map { factor * (1 + 0.01 * Double($0 * 5 % 12) / 12) }
    let cell = CellSnapshot(
      seed: 0,
      outcome: .ok,
      trajectory: "t",
      rounds: ["step_time_ratio": rounds, "step_time": rounds]
    )
    let arm = ArmSnapshot(label: "method=pws", settings: [:], cells: [cell])
    return CaseSnapshot(
      suite: "s",
      id: "step",
      kind: "timing",
      metrics: [
        MetricSnapshot(name: "step_time", unit: "s", better: .lower, assume: .normal),
        MetricSnapshot(name: "step_time_ratio", better: .higher, assume: .normal),
      ],
      arms: [arm]
    )
  }
}
