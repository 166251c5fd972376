import ArgumentParser
import Catalog
import Foundation

/// What a comparison reads beside its two sides: options that several commands share.
struct ComparisonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The database of the runs.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(help: ArgumentHelp("The folder of the baselines.", valueName: "dir"))
  var baselines = "Results/baselines"

  @Option(
    help: ArgumentHelp(
      "Floors and waivers; gate.yaml beside the suites when it is not given.",
      valueName: "file"
    )
  )
  var policy: String?

  @OptionGroup var catalogue: CatalogueOptions

  /// Reads the policy; the one that fails on everything when there is no file.
  ///
  /// - Throws: a failure with every mistake of the file.
  func gatePolicy() throws(CommandFailure) -> GatePolicy {
    let beside = try catalogue.folder.path() + "/gate.yaml"
    let path = policy ?? beside
    if policy == nil, !FileManager.default.fileExists(atPath: beside) { return GatePolicy() }
    do {
      return try CatalogReader(vocabulary: .engine).gatePolicy(file: path)
    } catch {
      Console.note(error.description)
      throw CommandFailure(.badCatalogue, "\(path): the policy cannot be used")
    }
  }

  /// Where BASE and HEAD are looked for.
  func source() throws(CommandFailure) -> SnapshotSource {
    SnapshotSource(
      database: db,
      shelf: BaselineShelf(folder: baselines),
      library: try catalogue.library()
    )
  }
}

extension SuiteLibrary {
  /// Where the cases and claims of all suites stand, by `suite/name`.
  var places: [String: Location] {
    var places: [String: Location] = [:]
    for suite in suitesByScale.values.joined() {
      for template in suite.cases { places["\(suite.id)/\(template.id)"] = template.location }
      for claim in suite.claims { places["\(suite.id)/\(claim.id)"] = claim.location }
    }
    return places
  }
}
