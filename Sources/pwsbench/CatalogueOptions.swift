import ArgumentParser
import Catalog
import Foundation

/// Where the suites are: an option that several commands share.
struct CatalogueOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of the suites; ./Suites when it is not given.",
      valueName: "dir"
    )
  )
  var suites: String?

  /// Where the suites may be.
  var folder: SuitesFolder { SuitesFolder(named: suites, executable: Program.executable) }

  /// The papers of suites as BibTeX: `refs/SUITE.bib`, where there is one.
  func bibliographies(_ suites: [Suite]) throws(CommandFailure) -> [String: String] {
    let path = try folder.path()
    var texts: [String: String] = [:]
    for suite in suites {
      let file = URL(fileURLWithPath: "\(path)/refs/\(suite.id).bib")
      texts[suite.id] = try? String(contentsOf: file, encoding: .utf8)
    }
    return texts
  }

  /// Reads the whole catalogue.
  ///
  /// - Throws: a failure with every mistake of every file.
  func library() throws(CommandFailure) -> SuiteLibrary {
    let path = try folder.path()
    do {
      return try CatalogReader(vocabulary: .engine).read(directory: path)
    } catch {
      Console.note(error.description)
      let count = error.diagnostics.count
      throw CommandFailure(
        .badCatalogue,
        "\(count) \(count == 1 ? "error" : "errors") in \(path), nothing was run"
      )
    }
  }
}
