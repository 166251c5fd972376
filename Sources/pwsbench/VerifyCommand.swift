import ArgumentParser
import Foundation
import Harness
import Report
import Store

/// Makes sure that a database holds what it says.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a database, and derives its verdicts again.",
    discussion: """
      The file and its tables; every cell's key and every probe's trajectory, computed again; one \
      accepted measurement per cell; every verdict that a run kept, derived again from the \
      attempts that counted then. Ends with 0 when all is well, 9 when the file is damaged or no \
      database of this program, 11 when something is not what it should be, and 6 when verdicts \
      could not be derived because their suite has changed.
      """
  )

  @Argument(help: "The database.")
  var database = "Results/pwsbench.sqlite"

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var catalogue: CatalogueOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func run() throws {
    do {
      let store = try ResultStore(readingFrom: database)
      let sound = try store.problems()
      let damage = try sound.isEmpty ? StoredHashes(of: store).problems() : []
      let disputed = try store.nondeterministicCells().map {
        "cell \($0.key.prefix(8)) is NONDETERMINISTIC: \($0.measurements.count) measurements, "
          + "\(Set($0.measurements.map(\.trajectory)).count) trajectories"
      }
      var outcome = try VerdictVerification(store: store, library: try catalogue.library())
        .outcome()
      outcome.problems = sound + damage + disputed + outcome.problems
      Console.write(text(outcome, try store.size()))
      if !outcome.problems.isEmpty { throw CommandFailure(.contradiction) }
      if !outcome.unchecked.isEmpty { throw CommandFailure(.undecided) }
    } catch let error as StoreError {
      if case .missing = error { throw CommandFailure(.badCommandLine, "\(error)") }
      throw CommandFailure(.badData, "\(error)")
    }
  }

  private func text(_ outcome: VerdictVerification.Outcome, _ size: StoreSize) -> String {
    guard format == .text else { return json(outcome, size) }
    let lines =
      [
        "\(database): \(size.runs) runs, \(size.cells) cells, \(size.attempts) attempts, "
          + "\(size.points) points, \(size.verdicts) verdicts"
      ] + outcome.problems.map { "problem: \($0)" } + outcome.unchecked.map { "not checked: \($0)" }
      + [
        "\(outcome.derived) of \(size.verdicts) verdicts derived again, "
          + "\(outcome.problems.count) problems"
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func json(_ outcome: VerdictVerification.Outcome, _ size: StoreSize) -> String {
    let counts = [
      ("runs", size.runs), ("cells", size.cells), ("attempts", size.attempts),
      ("points", size.points), ("verdicts", size.verdicts), ("verdicts_derived", outcome.derived),
    ]
    let members: [(String, JSONText)] =
      [("schema_version", .integer(1)), ("database", .string(database))]
      + counts.map { ($0.0, JSONText.integer($0.1)) } + [
        ("problems", .array(outcome.problems.map(JSONText.string))),
        ("unchecked", .array(outcome.unchecked.map(JSONText.string))),
      ]
    return JSONText.object(members).text() + "\n"
  }
}
