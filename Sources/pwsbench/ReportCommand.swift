import ArgumentParser
import Harness
import Report
import Store

/// Writes scorecards of what was measured, without running anything.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the scorecard of the last run's selection from its database.",
    discussion: """
      Ends with 8, all files written, when a rule was changed after the data, or a failed control \
      made a claim INVALID.
      """
  )

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(
    help: ArgumentHelp(
      "md, html, json, csv, junit or badge; several may be given, separated by commas.",
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

  @Flag(help: "Markdown and HTML end after the claims and the plot of their effects.")
  var claimsOnly = false

  @Flag(help: "In JUnit a refuted claim is a failure.")
  var junitStrict = false

  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    _ = try formats()
  }

  func run() async throws {
    let (store, run) = try StoredRun.last(of: db)
    let library = try catalogue.library()
    let (profile, suites) = try library.selection(run.options)
    let scoring = Scoring(
      suites: suites,
      profile: profile,
      options: run.options,
      run: run.record,
      registry: try catalogue.registry(library),
      bibliographies: try catalogue.bibliographies(suites),
      reportOptions: ReportOptions(claimsOnly: claimsOnly, junitStrict: junitStrict)
    )
    let scorecard = try scoring.scorecard(from: store)
    try await scoring.write(scorecard, try formats(), to: out ?? RunCommand.folder(of: db))
    guard scorecard.violations.isEmpty else {
      throw CommandFailure(
        .preregistration,
        "what was fixed before the data does not hold\n"
          + scorecard.violations.joined(separator: "\n")
      )
    }
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
