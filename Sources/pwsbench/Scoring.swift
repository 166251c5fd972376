import Catalog
import Foundation
import Harness
import Report
import Store
import Verdicts

/// From a store to reports: finds the declared cells again, judges them and writes.
struct Scoring {
  var suites: [Suite]
  var profile: Profile
  var options: PlanOptions
  /// The run whose machine and build are shown.
  var run: RunRecord
  /// The rules that were fixed before the data.
  var registry = RuleRegistry.unknown
  /// The papers of the suites as BibTeX, by suite.
  var bibliographies: [String: String] = [:]
  /// What the command asks of the reports.
  var reportOptions = ReportOptions()

  /// Judges what is known at the end of a run and keeps the verdicts.
  func conclude(_ store: ResultStore) throws -> Scorecard {
    let evidence = try evidence(from: store)
    let scorecard = try scorecard(evidence, from: store)
    let records = zip(suites, scorecard.suites).flatMap { suite, section in
      VerdictRecord.records(
        section.verdicts,
        suite: suite,
        profile: profile,
        keys: evidence.cells(of: suite).map(\.key)
      )
    }
    let attempts = evidence.plan.cells.compactMap { evidence.states[$0.key]?.attemptID }
    try store.keep(records, from: Set(attempts), ofRun: run.id)
    return scorecard
  }

  /// Writes reports into `folder`, prints the headline table and the paths.
  func write(
    _ undrawn: Scorecard,
    _ formats: [ReportFormat],
    to folder: String
  ) async throws {
    var scorecard = undrawn
    if formats.contains(where: \.showsFigures) {
      for (id, script) in undrawn.scripts {
        scorecard.drawings[id] = await Gnuplot.drawing(script)
      }
    }
    var paths: [String] = []
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      for format in formats {
        let path = folder == "." ? format.fileName : "\(folder)/\(format.fileName)"
        try Data(format.text(of: scorecard, options: reportOptions).utf8)
          .write(to: URL(fileURLWithPath: path), options: .atomic)
        paths.append(path)
      }
      if formats.contains(.markdown) { try Self.write(scorecard.drawingFiles, to: folder) }
    } catch {
      throw CommandFailure(
        .badCommandLine,
        "\(folder): the report cannot be written: \(error.localizedDescription)"
      )
    }
    let headline = TerminalHeadline(
      scorecard,
      width: Console.width(),
      usesColor: Console.isColoured(STDOUT_FILENO)
    )
    Console.write(headline.text)
    for path in paths { Console.write("Scorecard: \(path)\n") }
  }

  /// Writes the drawings that the Markdown text shows.
  private static func write(_ drawings: [String: String], to folder: String) throws {
    guard !drawings.isEmpty else { return }
    let figures = "\(folder)/figures"
    try FileManager.default.createDirectory(atPath: figures, withIntermediateDirectories: true)
    for (id, text) in drawings {
      try Data(text.utf8)
        .write(to: URL(fileURLWithPath: "\(figures)/\(id).svg"), options: .atomic)
    }
  }

  /// The scorecard of everything the store knows of the declared cells.
  func scorecard(from store: ResultStore) throws -> Scorecard {
    try scorecard(try evidence(from: store), from: store)
  }

  /// What the store knows of the declared cells.
  func evidence(from store: ResultStore) throws -> EvidenceAssembly {
    let states = try store.cellStates()
    return EvidenceAssembly(
      plan: try Plan(suites: suites, profile: profile, options: declared, states: states),
      states: states,
      results: try store.acceptedResults()
    )
  }

  /// A shard or a filter runs a part, but a verdict is about the whole.
  private var declared: PlanOptions {
    var declared = options
    declared.shard = nil
    declared.filter = nil
    return declared
  }

  private func scorecard(
    _ evidence: EvidenceAssembly,
    from store: ResultStore
  ) throws -> Scorecard {
    let sections = try suites.map { suite in
      var section = try SectionAssembly(
        suite: suite,
        profile: profile,
        evidence: evidence,
        store: store,
        registry: registry
      ).section()
      section.bibliography = bibliographies[suite.id] ?? ""
      return section
    }
    let facts = ProvenanceText(run: run)
    return Scorecard(
      profile: profile.id,
      date: facts.date,
      commit: facts.commit,
      machine: facts.machine,
      datasets: evidence.datasets(checksums: options.datasetChecksums),
      wallSeconds: evidence.busySeconds,
      options: Self.arguments(declared),
      suites: sections,
      environment: facts.rows
    )
  }

  /// The options beyond the profile that repeat the run.
  static func arguments(_ options: PlanOptions) -> [String] {
    let pairs: [(String, String?)] = [
      ("--dataset", options.dataset), ("--seeds", options.seeds.map(String.init)),
      ("--kernels", options.kernels), ("--convolution", options.convolution),
    ]
    return pairs.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
