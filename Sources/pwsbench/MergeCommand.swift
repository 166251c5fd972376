import ArgumentParser
import Foundation
import Harness
import Store

/// Brings what was measured in several places into one database.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Brings the outcomes of several databases into one.",
    discussion: """
      The order of the databases does not matter, and merging one again changes nothing. All \
      measurements are kept; of several of one cell the earliest is accepted. A cell that was \
      measured with different trajectories is reported as NONDETERMINISTIC, and the command ends \
      with 11. Cells that are still running are left out: merge again when they have ended.
      """
  )

  @Argument(help: "The database that takes everything in; it is made when there is none.")
  var out: String

  @Argument(help: "The databases to take in; they stay as they are.")
  var sources: [String]

  func run() throws {
    do {
      // All are looked at before the first is taken in.
      let readers = try sources.map { path throws(StoreError) in
        try ResultStore(readingFrom: path)
      }
      let holder = ProcessIdentity.current()
      try? FileManager.default.createDirectory(
        atPath: RunCommand.folder(of: out),
        withIntermediateDirectories: true
      )
      let store = try ResultStore(
        path: out,
        holder: holder,
        now: Timestamp.now(),
        isAlive: ProcessIdentity.isAlive
      )
      for reader in readers {
        let summary = try store.merge(reader)
        Console.write(Self.line(reader.path, summary))
      }
      let disputed = try store.nondeterministicCells()
      try store.close(holder)
      for cell in disputed { Console.write(Self.text(cell)) }
      guard disputed.isEmpty else {
        throw CommandFailure(
          .contradiction,
          "\(out): \(Self.count(disputed.count, "cell")) with different trajectories; "
            + "`pwsbench repro CELL --check` runs one again"
        )
      }
    } catch let error as StoreError {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  /// What came of one database, in one line.
  private static func line(_ path: String, _ summary: MergeSummary) -> String {
    var text = "\(path): \(count(summary.runs, "run")), \(count(summary.attempts, "attempt")) new"
    if summary.running > 0 {
      text += "; \(count(summary.running, "cell")) still running, left out"
    }
    return text + "\n"
  }

  /// A disputed cell and a line for each of its measurements.
  private static func text(_ cell: NondeterministicCell) -> String {
    let lines = cell.measurements.map { measurement in
      "  trajectory \(measurement.trajectory.prefix(16))  run \(measurement.runID)  "
        + "\(measurement.started)  \(measurement.machine)"
        + (measurement.isAccepted ? "  accepted" : "")
    }
    return (["NONDETERMINISTIC \(cell.key.prefix(8)) \(cell.name)"] + lines)
      .joined(separator: "\n") + "\n"
  }

  /// `1 run`, `2 runs`.
  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
