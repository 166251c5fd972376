import ArgumentParser
import Foundation
import Store

/// Writes what was measured as a table for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes every measurement as JSON Lines or CSV, one row per metric.",
    discussion: """
      A cell that several suites declare has its rows under each of them. An attempt that failed \
      has one row without a metric. A value that is not finite is empty, and the column 'kind' \
      says nan, +inf or -inf. Verdicts use the rows whose 'accepted' is true.
      """
  )

  @Option(help: "jsonl or csv.")
  var format: ExportText.Format = .jsonl

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(
    help: ArgumentHelp("The file; standard output when it is not given.", valueName: "file")
  )
  var out: String?

  func run() throws {
    let store: ResultStore
    do {
      store = try ResultStore(readingFrom: db)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    guard let out else { return try write(store, to: .standardOutput) }
    // A file of that name is whole or not there.
    let partial = out + ".partial"
    do {
      try Data().write(to: URL(fileURLWithPath: partial))
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: partial))
      try write(store, to: file)
      try file.close()
      guard rename(partial, out) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch let error as CocoaError {
      throw CommandFailure(
        .badCommandLine,
        "\(out): cannot be written: \(error.localizedDescription); name another file with --out"
      )
    }
  }

  /// Writes all rows, a block at a time: a database may hold more than fits into memory.
  private func write(_ store: ResultStore, to file: FileHandle) throws {
    var block = ExportText.header(format)
    var failure: (any Error)?
    var count = 0
    func flush() {
      guard failure == nil else { return }
      do { try file.write(contentsOf: Data(block.utf8)) } catch { failure = error }
      block = ""
    }
    do {
      try store.forEachResult { row in
        block += ExportText.line(row, format)
        count += 1
        if block.utf8.count > 1 << 16 { flush() }
      }
    } catch {
      throw CommandFailure(.badData, "\(error)")
    }
    flush()
    if let failure { throw failure }
    guard count > 0 else {
      throw CommandFailure(.nothingMatched, "\(db): holds no attempt; `pwsbench run` makes some")
    }
  }
}

extension ExportText.Format: ExpressibleByArgument {}
