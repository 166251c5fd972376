import ArgumentParser
import Catalog
import Foundation

/// Starts a suite: a file that is valid, runs, and is meant to be changed.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a new suite with a case, a control and a claim to start from.",
    discussion: """
      It goes into the folder of the suites, its reference into refs beside it. A folder that has \
      no profiles and recipes yet gets those of the program. Nothing is overwritten.
      """
  )

  @Argument(help: "The name: lower-case letters, digits and hyphens, a letter first.")
  var name: String

  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    guard SuiteScaffold(id: name) != nil else {
      throw ValidationError(
        "'\(name)' cannot name a suite; use lower-case letters, digits and hyphens, a letter first"
      )
    }
  }

  func run() throws {
    guard let scaffold = SuiteScaffold(id: name) else { return }
    let folder = try catalogue.folder.path()
    let new = [("\(name).yaml", scaffold.suite), ("refs/\(name).bib", scaffold.bibliography)]
    for (file, _) in new where FileManager.default.fileExists(atPath: "\(folder)/\(file)") {
      throw CommandFailure(
        .badCommandLine,
        "\(folder)/\(file) exists and is not overwritten; take another name"
      )
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/refs",
        withIntermediateDirectories: true
      )
      try copyCommonFiles(into: folder)
      for (file, text) in new {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        Console.write("\(folder)/\(file)\n")
      }
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(.badCommandLine, "\(folder): \(error.localizedDescription)")
    }
    Console.note("next: pwsbench validate, then pwsbench run \(name) --profile smoke")
  }

  /// Profiles, recipes, data sets, schema and references of the program, where the folder has none of its own.
  private func copyCommonFiles(into folder: String) throws {
    let files = [
      "profiles.yaml", "_base.yaml", "datasets.yaml", "schema/suite.schema.json",
      "refs/_program.bib", "refs/datasets.bib",
    ]
    let missing = files.filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    guard !missing.isEmpty else { return }
    let own = try SuitesFolder(named: nil, executable: Program.executable).own()
    for file in missing {
      let target = URL(fileURLWithPath: "\(folder)/\(file)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try FileManager.default.copyItem(at: URL(fileURLWithPath: "\(own)/\(file)"), to: target)
    }
  }
}
