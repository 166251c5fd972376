import Foundation
import Harness
import Store

/// How far a run is, as people read it and as programs do.
struct StatusText {
  var run: String
  var profile: String
  /// When the run started, as ISO 8601.
  var started: String
  /// Whether the process that runs it is alive.
  var isAlive: Bool
  /// The declared cells.
  var cells: [DeclaredCell]
  /// Mean seconds of measured cells, by `suite/case`.
  var seconds: [String: Double]
  var now: Date

  private var isRunning: (DeclaredCell) -> Bool {
    { $0.outcome == .running && isAlive }
  }

  /// Cells that are still to be run, or to be finished.
  private var left: [DeclaredCell] {
    cells.filter { cell in
      guard ["new", "failed", "stale"].contains(cell.decision) else { return false }
      return cell.outcome == nil || [.running, .interrupted].contains(cell.outcome)
    }
  }

  private var failures: [String: Int] {
    let failed = cells.compactMap(\.outcome).filter {
      !$0.isMeasurement && ![.running, .interrupted].contains($0)
    }
    return Dictionary(grouping: failed) { $0.rawValue }.mapValues(\.count)
  }

  /// Seconds until the end, counting only what is left; `nil` when a case was never measured.
  private var remaining: Double? {
    var sum = 0.0
    for cell in left {
      guard let mean = seconds["\(cell.suite)/\(cell.caseID)"] else { return nil }
      sum += isRunning(cell) ? max(0, mean - elapsed(cell)) : mean
    }
    return sum / Double(max(1, cells.count(where: isRunning)))
  }

  private func elapsed(_ cell: DeclaredCell) -> Double {
    cell.started.flatMap(Timestamp.date).map { now.timeIntervalSince($0) } ?? 0
  }

  /// The state for people.
  var text: String {
    let declared = cells.filter { $0.decision != "skipped" }
    let state = isAlive ? "running" : left.isEmpty ? "ended" : "stopped"
    var text = "run \(run.prefix(8)) \(profile), started \(started): \(state)\n"
    for (suite, cells) in Dictionary(grouping: declared, by: \.suite).sorted(by: { $0.key < $1.key }
    ) {
      let rest = left.count { $0.suite == suite }
      text += "  \(suite) \(cells.count - rest)/\(cells.count)\n"
    }
    for cell in cells.filter(isRunning).sorted(by: { name($0) < name($1) }) {
      text += "  running \(name(cell)) for \(ProgressText.duration(elapsed(cell)))"
      text += cell.loss.map { ", loss \(ProgressText.number($0))" } ?? ""
      text += "\n"
    }
    for (outcome, count) in failures.sorted(by: { $0.key < $1.key }) {
      text += "  \(count) \(outcome)\n"
    }
    let stale = left.count { $0.decision == "stale" }
    if stale > 0 { text += "  \(stale) stale\n" }
    if left.isEmpty { return text + "nothing is left\n" }
    let time = remaining.map { ", about \(ProgressText.duration($0))" } ?? ""
    let hint = isAlive ? "" : "; the same `pwsbench run` continues"
    return text + "\(left.count) left\(time)\(hint)\n"
  }

  private func name(_ cell: DeclaredCell) -> String {
    "\(cell.suite)/\(cell.caseID) \(cell.arm) seed \(cell.seed)"
  }

  private struct Document: Encodable {
    var schema_version = 1
    var run: String
    var profile: String
    var started: String
    var alive: Bool
    var declared: Int
    var left: Int
    var running: Int
    var stale: Int
    var failures: [String: Int]
    var remaining_seconds: Double?
  }

  /// The state for programs.
  func json() throws -> String {
    let document = Document(
      run: run,
      profile: profile,
      started: started,
      alive: isAlive,
      declared: cells.count { $0.decision != "skipped" },
      left: left.count,
      running: cells.count(where: isRunning),
      stale: left.count { $0.decision == "stale" },
      failures: failures,
      remaining_seconds: remaining
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
