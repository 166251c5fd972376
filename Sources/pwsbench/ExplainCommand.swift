public import ArgumentParser
import Catalog
public import Report
import Verdicts

/// Shows how one verdict came about.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a verdict step by step, with every number and its outcome."
  )

  @Argument(help: "The claim, as large-lr/D3; the suite may be left out where only one has it.")
  var claim: String

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(help: "text, md or json.")
  var format: ExplanationFormat = .text

  @OptionGroup var catalogue: CatalogueOptions

  func run() throws {
    let (store, run) = try StoredRun.last(of: db)
    let library = try catalogue.library()
    let (profile, suites) = try library.selection(run.options)
    let name = try fullName(among: suites)
    let registry = try catalogue.registry(library)
    let scoring = Scoring(
      suites: suites,
      profile: profile,
      options: run.options,
      run: run.record,
      registry: registry
    )
    let evidence = try scoring.evidence(from: store)
    let explanation = Explanation(
      of: name,
      in: try scoring.scorecard(from: store),
      cells: suites.flatMap { evidence.evidence(of: $0).cells },
      rule: registry.rules[name]
    )
    guard let explanation else {
      throw CommandFailure(.internalError, "the scorecard has no verdict on \(name)")
    }
    Console.write(explanation.text(format, width: Console.width()))
  }

  /// The claim with its suite.
  ///
  /// - Throws: a failure that suggests the nearest claim of the run.
  private func fullName(among suites: [Suite]) throws(CommandFailure) -> String {
    let names = suites.flatMap { suite in suite.claims.map { "\(suite.id)/\($0.id)" } }
    let found = names.filter { $0 == claim || $0.hasSuffix("/\(claim)") }
    if let name = found.first, found.count == 1 { return name }
    if found.count > 1 {
      throw CommandFailure(
        .badCommandLine,
        "'\(claim)' is a claim of several suites; write one of \(found.joined(separator: ", "))"
      )
    }
    throw CommandFailure(.nothingMatched, "\(SelectionError.unknownClaim(claim, among: names))")
  }
}

extension ExplanationFormat: ExpressibleByArgument {}
