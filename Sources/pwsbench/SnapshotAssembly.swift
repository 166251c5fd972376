import Catalog
import Checksums
import Comparison
import Harness
import Report
import Store
import Verdicts

/// From a run of a store to a snapshot: what was declared, what came of it and what follows.
struct SnapshotAssembly {
  var store: ResultStore
  var run: RunRecord
  /// The suites whose claims are judged and whose metrics are known.
  var library: SuiteLibrary

  /// The snapshot of the run.
  func snapshot() throws -> Snapshot {
    let (declared, states, results) = try measurements()
    let metrics = try declaredMetrics()
    let byCase = Dictionary(grouping: declared) { CaseName(suite: $0.suite, id: $0.caseID) }
    let cases = try byCase.map { name, cells in
      CaseSnapshot(
        suite: name.suite,
        id: name.id,
        kind: cells.first?.kind ?? "",
        metrics: metrics[name] ?? [],
        arms: try Dictionary(grouping: cells, by: \.arm).map { label, cells in
          ArmSnapshot(
            label: label,
            settings: try cells.first.map { try FlatSettings.settings(json: $0.settings) } ?? [:],
            cells: try cells.map { try cell($0, states[$0.key], results) }
          )
        }
      )
    }
    return Snapshot(origin: origin, cases: cases, claims: try claims(states, results))
  }

  private struct CaseName: Hashable {
    var suite: String
    var id: String
  }

  private typealias Results = [String: [String: Double]]

  private func measurements() throws(CommandFailure) -> (
    [CellRecord], [String: CellState], Results
  ) {
    do {
      return (
        try store.declaredCells(runID: run.id), try store.cellStates(),
        try store.acceptedResults()
      )
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private var origin: RunFacts {
    let facts = ProvenanceText(run: run)
    return RunFacts(
      profile: run.profile,
      date: run.started,
      commit: run.build.commit.map { run.build.isDirty == true ? $0 + "+" : $0 },
      machine: facts.machine
    )
  }

  private func cell(
    _ cell: CellRecord,
    _ state: CellState?,
    _ results: Results
  ) throws -> CellSnapshot {
    CellSnapshot(
      seed: cell.seed,
      outcome: state.flatMap { CellOutcome(rawValue: $0.outcome.rawValue) },
      trajectory: state.flatMap { $0.isAccepted ? $0.trajectory : nil },
      results: state.flatMap { $0.isAccepted ? results[$0.attemptID] : nil } ?? [:],
      rounds: cell.kind == "timing" ? try state.map { try rounds(of: $0) } : nil
    )
  }

  /// The rounds of a timing, which are its points.
  private func rounds(of state: CellState) throws -> [String: [Double]] {
    let points = try store.points(of: state.attemptID).sorted { $0.step < $1.step }
    return Dictionary(grouping: points, by: \.metric).mapValues { $0.map(\.value) }
  }

  /// The metrics that the catalogue declares, by case; none of cases it no longer has.
  private func declaredMetrics() throws -> [CaseName: [MetricSnapshot]] {
    var metrics: [CaseName: [MetricSnapshot]] = [:]
    for suite in judged()?.suites ?? [] {
      for template in suite.cases {
        metrics[CaseName(suite: suite.id, id: template.id)] = template.metrics.map {
          MetricSnapshot(name: $0.name, unit: $0.unit, better: $0.better, assume: $0.assume)
        }
      }
    }
    return metrics
  }

  /// The suites of the run that the catalogue still has, at the scale of the run's profile.
  private func judged() -> (profile: Profile, options: PlanOptions, suites: [Suite])? {
    guard var options = try? PlanOptions(text: run.options),
      let profile = try? library.profile(named: options.profile)
    else { return nil }
    (options.shard, options.filter) = (nil, nil)
    let all = library.suitesByScale[profile.scale] ?? []
    let suites = all.filter { options.suites.isEmpty || options.suites.contains($0.id) }
    return (profile, options, suites)
  }

  private func claims(
    _ states: [String: CellState],
    _ results: Results
  ) throws -> [ClaimSnapshot] {
    guard let (profile, options, suites) = judged() else { return [] }
    let plan = try Plan(suites: suites, profile: profile, options: options, states: states)
    let evidence = EvidenceAssembly(plan: plan, states: states, results: results)
    return suites.flatMap { suite in
      Adjudicator(suite: suite, profile: profile).verdicts(on: evidence.evidence(of: suite))
        .map { verdict in
          ClaimSnapshot(
            id: verdict.name,
            verdict: verdict.word,
            measured: verdict.measured,
            declared: verdict.declared,
            effect: EffectText(result: verdict.primary).text,
            rule: SHA256Digest.hex(of: verdict.claim.canonicalRule(in: suite))
          )
        }
    }
  }
}
