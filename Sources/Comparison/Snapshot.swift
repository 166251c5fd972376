package import Catalog
package import Verdicts

/// What one run measured and concluded, small enough to be kept in a repository.
///
/// Equal runs give equal snapshots: suites, cases, arms and seeds are in a fixed order.
package struct Snapshot: Sendable, Hashable {
  /// Where it was measured.
  package var origin: RunFacts
  /// What was measured, in the order of suite and case.
  package var cases: [CaseSnapshot]
  /// What was concluded, in the order of the claims' names.
  package var claims: [ClaimSnapshot]

  package init(origin: RunFacts, cases: [CaseSnapshot], claims: [ClaimSnapshot] = []) {
    self.origin = origin
    self.cases = cases.sorted { ($0.suite, $0.id) < ($1.suite, $1.id) }
    for index in self.cases.indices { self.cases[index].sort() }
    self.claims = claims.sorted { $0.id < $1.id }
  }

  /// All arms with the cases they belong to.
  package var arms: [(template: CaseSnapshot, arm: ArmSnapshot)] {
    cases.flatMap { template in template.arms.map { (template, $0) } }
  }

  /// Cells that are declared.
  package var declared: Int { arms.reduce(0) { $0 + $1.arm.cells.count } }

  /// Cells with a measurement.
  package var measured: Int { arms.reduce(0) { $0 + $1.arm.cells.count(where: \.isMeasured) } }
}

/// Where and when a snapshot was measured.
package struct RunFacts: Sendable, Hashable, Codable {
  /// The profile.
  package var profile: String
  /// When the run started, as ISO 8601 in UTC.
  package var date: String
  /// The commit of the program, when it is known.
  package var commit: String?
  /// The processor.
  package var machine: String

  package init(profile: String, date: String, commit: String?, machine: String) {
    self.profile = profile
    self.date = date
    self.commit = commit
    self.machine = machine
  }
}

/// The arms of a case, and what is measured of them.
package struct CaseSnapshot: Sendable, Hashable {
  /// The suite that asks.
  package var suite: String
  /// The case of the suite.
  package var id: String
  /// `train`, `probe` or `timing`.
  package var kind: String
  /// The metrics that the case declares, in the order of their names.
  package var metrics: [MetricSnapshot]
  /// The arms in the order of their labels.
  package var arms: [ArmSnapshot]

  package init(
    suite: String,
    id: String,
    kind: String,
    metrics: [MetricSnapshot],
    arms: [ArmSnapshot]
  ) {
    self.suite = suite
    self.id = id
    self.kind = kind
    self.metrics = metrics
    self.arms = arms
  }

  /// Whether the case measures time, so that no two runs give the same bits.
  package var isTiming: Bool { kind == "timing" }

  fileprivate mutating func sort() {
    metrics.sort { $0.name < $1.name }
    arms.sort { $0.label < $1.label }
    for index in arms.indices { arms[index].cells.sort { $0.seed < $1.seed } }
  }
}

/// A metric as a case declares it.
package struct MetricSnapshot: Sendable, Hashable, Codable {
  package var name: String
  package var unit: String
  package var better: Direction
  package var assume: Assumption

  package init(name: String, unit: String = "", better: Direction, assume: Assumption) {
    self.name = name
    self.unit = unit
    self.better = better
    self.assume = assume
  }

  /// Whether a timing's metric may be compared: ratios within one process may, seconds say
  /// nothing elsewhere.
  package var isComparableTiming: Bool { unit != "s" }
}

/// An arm of a case with its cells.
package struct ArmSnapshot: Sendable, Hashable {
  /// The values of the axes, `lr=0.1 method=bn`.
  package var label: String
  /// Everything that can change a result but the seed, by name.
  package var settings: [String: String]
  /// One cell per seed, in the order of the seeds.
  package var cells: [CellSnapshot]

  package init(label: String, settings: [String: String], cells: [CellSnapshot]) {
    self.label = label
    self.settings = settings
    self.cells = cells
  }

  /// The values of a metric: one per seed, of timings one per round.
  package func values(of metric: MetricSnapshot, in template: CaseSnapshot) -> [Double] {
    guard template.isTiming else { return cells.compactMap { $0.results[metric.name] } }
    return cells.flatMap { $0.rounds?[metric.name] ?? [] }
  }
}

/// What came of one cell.
package struct CellSnapshot: Sendable, Hashable, Codable {
  package var seed: Int
  /// What happened; `nil` when it was not run.
  package var outcome: CellOutcome?
  /// SHA-256 over all losses and the final weights.
  package var trajectory: String?
  /// The value of every metric; of timings, one per round in `rounds`.
  package var results: [String: Double]
  /// The values of the rounds of a timing, by metric.
  package var rounds: [String: [Double]]?

  package init(
    seed: Int,
    outcome: CellOutcome?,
    trajectory: String? = nil,
    results: [String: Double] = [:],
    rounds: [String: [Double]]? = nil
  ) {
    self.seed = seed
    self.outcome = outcome
    self.trajectory = trajectory
    self.results = results
    self.rounds = rounds
  }

  /// Whether the cell has a measurement.
  package var isMeasured: Bool { outcome?.isMeasurement == true }
}

/// What was concluded on one claim.
package struct ClaimSnapshot: Sendable, Hashable, Codable {
  /// The claim's full name, `large-lr/D3`.
  package var id: String
  /// What was concluded.
  package var verdict: VerdictWord
  /// Cells of the primary check with a measurement.
  package var measured: Int
  /// Cells of the primary check that were declared.
  package var declared: Int
  /// The effect and its interval as reports write them.
  package var effect: String
  /// SHA-256 of the rule that decided.
  package var rule: String

  package init(
    id: String,
    verdict: VerdictWord,
    measured: Int,
    declared: Int,
    effect: String,
    rule: String
  ) {
    self.id = id
    self.verdict = verdict
    self.measured = measured
    self.declared = declared
    self.effect = effect
    self.rule = rule
  }
}
