import ArgumentParser
import Comparison
import Harness
import Report

/// Compares two runs, bit by bit first.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two runs: equal bits first, then statistics.",
    discussion: """
      BASE and HEAD are a baseline's name, an exported file, a database, latest, latest~1 or the \
      first characters of a run's identifier. Differences are no failure: the command ends with 0, \
      or with --exit-code as the gate would without measuring anything again.
      """
  )

  enum Rows: String, CaseIterable, ExpressibleByArgument {
    case changed, all
  }

  @Argument(help: "What is compared with.") var base: String
  @Argument(help: "What is compared.") var head: String = "latest"
  @Option(help: "changed or all.") var only: Rows = .changed
  @Option(help: "text, md, json or github.") var format: DiffFormat = .text
  @Flag(help: "End with the exit code of the gate.") var exitCode = false
  @OptionGroup var options: ComparisonOptions

  func run() throws {
    let policy = try options.gatePolicy()
    let source = try options.source()
    let (base, head) = (try source.snapshot(base), try source.snapshot(head))
    let diff = Diff(
      base: base,
      head: head,
      policy: policy,
      floors: try source.floors(for: head.snapshot)
    )
    let report = DiffReport(diff, showsAll: only == .all, places: source.library.places)
    Console.write(format.text(of: report))
    guard exitCode else { return }
    let gate = Gate(
      diff,
      policy: policy,
      today: String(Timestamp.now().prefix(10)),
      violations: try options.catalogue.registry(source.library).violations
    )
    let status = ExitStatus(gate.result)
    if status != .success { throw CommandFailure(status) }
  }
}

extension DiffFormat: ExpressibleByArgument {}

extension ExitStatus {
  /// The code of the end of a gate.
  init(_ result: Gate.Result) {
    self =
      switch result {
      case .passed: .success
      case .regression: .regression
      case .undecided: .undecided
      case .nothing: .nothingMatched
      case .preregistration: .preregistration
      case .improvement: .improvement
      }
  }
}
