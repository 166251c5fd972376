import ArgumentParser
import Catalog
import Foundation
import Harness
import Store
import Training

/// Prints what to cite.
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Prints what to cite for suites or for a scorecard: this program, papers, data sets.",
    discussion: "With --every it prints everything that the suites refer to: references.bib."
  )

  @Argument(help: "The suites; all when none is given.")
  var suites: [String] = []

  @Option(
    help: ArgumentHelp(
      "The database of a scorecard: cites what its last run used.",
      valueName: "db"
    )
  )
  var scorecard: String?

  @Flag(help: "Every reference of the suites, later work included.")
  var every = false

  @Option(help: "bibtex or plain.")
  var format: Format = .bibtex

  @OptionGroup var catalogue: CatalogueOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case bibtex, plain
  }

  func run() throws {
    let library = try catalogue.library()
    let bibliography = try Self.bibliography(of: try catalogue.folder.path())
    let entries = try every ? bibliography.entries : cited(library, bibliography)
    let texts = entries.map { format == .bibtex ? $0.text + "\n" : $0.plain }
    Console.write(texts.joined(separator: "\n") + (format == .bibtex ? "" : "\n"))
  }

  /// This program, the papers of the suites, and the data sets that their cells use.
  private func cited(
    _ library: SuiteLibrary,
    _ bibliography: Bibliography
  ) throws -> [BibliographyEntry] {
    let options = try scorecard.map(Self.options) ?? PlanOptions(suites: suites, profile: "quick")
    let (profile, suites) = try library.selection(options)
    let plan = try RunCommand.plan(suites, profile, options)
    let used = Set(plan.cells.map(\.experiment.dataset))
    let sets = library.datasets.filter { used.contains($0.id) }.compactMap(\.citationKey)
    let keys = ["pwsbench"] + suites.map(\.paper.key) + sets
    return try keys.reduce(into: []) { found, key in
      guard let entry = bibliography[key] else {
        throw CommandFailure(.badCatalogue, "no reference '\(key)' in refs/*.bib; add it there")
      }
      if !found.contains(entry) { found.append(entry) }
    }
  }

  /// The options of the last run of a database.
  private static func options(of path: String) throws -> PlanOptions {
    let record: RunRecord?
    do {
      record = try ResultStore(readingFrom: path).lastRun()
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    guard let record, let options = try? PlanOptions(text: record.options) else {
      throw CommandFailure(.nothingMatched, "\(path): holds no run; `pwsbench run` makes one")
    }
    return options
  }

  /// The references beside the suites, in the order of the files' names.
  private static func bibliography(of folder: String) throws -> Bibliography {
    let refs = folder + "/refs"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: refs)) ?? []
    var bibliography = Bibliography()
    for name in names.sorted() where name.hasSuffix(".bib") {
      let path = "\(refs)/\(name)"
      do {
        try bibliography.add(try String(contentsOfFile: path, encoding: .utf8))
      } catch let error as BibliographyError {
        throw CommandFailure(.badCatalogue, "\(path):\(error)")
      }
    }
    return bibliography
  }
}
