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
    let name = try ClaimNames(of: suites).require(claim)
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
}

extension ExplanationFormat: ExpressibleByArgument {}
