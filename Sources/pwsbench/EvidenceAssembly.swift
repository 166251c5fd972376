import Catalog
import Datasets
import Foundation
import Harness
import Report
import Store
import Training
import Verdicts

/// What the store knows of the declared cells, in the words of verdicts.
struct EvidenceAssembly {
  var plan: Plan
  var states: [String: CellState]
  /// The results of accepted attempts, by attempt.
  var results: [String: [String: Double]]

  /// The evidence on one suite.
  func evidence(of suite: Suite) -> Evidence {
    Evidence(cells: cells(of: suite).map(evidence))
  }

  /// The declared cells of one suite.
  func cells(of suite: Suite) -> [PlannedCell] {
    plan.cells.filter { $0.arm.suite == suite.id }
  }

  private func evidence(of cell: PlannedCell) -> CellEvidence {
    let state = states[cell.key]
    return CellEvidence(
      key: cell.key,
      arm: cell.arm,
      seed: cell.seed,
      outcome: state.flatMap { CellOutcome(rawValue: $0.outcome.rawValue) },
      attempt: state.flatMap { $0.isAccepted ? $0.attemptID : nil },
      results: state.flatMap { results[$0.attemptID] } ?? [:],
      seconds: state?.seconds ?? 0
    )
  }

  /// The data sets that the cells use, in the order of their names.
  func datasets(checksums: [String: String]) -> [DatasetLine] {
    Set(plan.cells.map(\.experiment.dataset)).sorted().map { name in
      let source = DatasetRegistry.all.first { $0.description.name == name }?.description.source
      return DatasetLine(
        name: name,
        isSynthetic: source == nil,
        identity: checksums[name].map { "sha256 " + $0.prefix(12) } ?? ""
      )
    }
  }

  /// Seconds during which at least one of the cells was being run.
  var busySeconds: Double {
    let spans = Set(plan.cells.map(\.key)).compactMap { key -> (start: Date, end: Date)? in
      guard let state = states[key], let start = Timestamp.date(state.started),
        let end = Timestamp.date(state.ended)
      else { return nil }
      return (start, max(start, end))
    }.sorted { $0.start < $1.start }
    var seconds = 0.0
    var reached = Date.distantPast
    for span in spans where span.end > reached {
      seconds += span.end.timeIntervalSince(max(span.start, reached))
      reached = span.end
    }
    return seconds
  }
}
