import ArgumentParser
import Catalog

/// Finds every mistake of the catalogue without running anything.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks suites and profiles, and prints every mistake."
  )

  @OptionGroup var catalogue: CatalogueOptions

  @Argument(help: "Files or folders; the folder of the suites when none is given.")
  var paths: [String] = []

  @Option(help: "line, text (with the place in the file), github (annotations) or json.")
  var format: Format = .line

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case line, text, github, json
  }

  func run() throws {
    let paths = paths.isEmpty ? [try catalogue.folder.path()] : paths
    let diagnostics = CatalogReader(vocabulary: .engine).diagnostics(paths: paths)
    switch format {
    case .json: Console.write(try PrettyJSON.text(of: Report(errors: diagnostics)))
    case .line, .text, .github:
      let form = DiagnosticFormat(rawValue: format.rawValue) ?? .line
      for diagnostic in diagnostics { Console.write(diagnostic.formatted(form) + "\n") }
    }
    if !diagnostics.isEmpty { throw CommandFailure(.badCatalogue) }
  }

  private struct Report: Encodable {
    var schema_version = 1
    var errors: [Diagnostic]
  }
}
