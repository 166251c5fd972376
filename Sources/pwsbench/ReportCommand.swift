import ArgumentParser
import Harness
import Report
import Store

/// Writes scorecards of what was measured, without running anything.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the scorecard of the last run's selection from its database."
  )

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(
    help: ArgumentHelp(
      "md, html, json, csv or junit; several may be given, separated by commas.",
      valueName: "formats"
    )
  )
  var format = "md"

  @Option(
    help: ArgumentHelp(
      "The folder of the files; beside the database when it is not given.",
      valueName: "dir"
    )
  )
  var out: String?

  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    _ = try formats()
  }

  func run() throws {
    let store: ResultStore
    let record: RunRecord?
    do {
      store = try ResultStore(readingFrom: db)
      record = try store.lastRun()
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    guard let record, let options = try? PlanOptions(text: record.options) else {
      throw CommandFailure(.nothingMatched, "\(db): holds no run; `pwsbench run` makes one")
    }
    let (profile, suites) = try catalogue.library().selection(options)
    let scoring = Scoring(suites: suites, profile: profile, options: options, run: record)
    try scoring.write(
      try scoring.scorecard(from: store),
      try formats(),
      to: out ?? RunCommand.folder(of: db)
    )
  }

  private func formats() throws -> [ReportFormat] {
    try format.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let format = ReportFormat(rawValue: String(name)) else {
        let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("unknown format '\(name)'; there are \(known)")
      }
      return format
    }
  }
}
