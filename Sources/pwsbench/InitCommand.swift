import ArgumentParser
import Catalog
import Foundation

/// Starts a suite: a file that is valid, runs, and is meant to be changed.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a new suite with a case, a control and a claim to start from.",
    discussion: """
      It goes into ./Suites, or the folder that --suites names, and its reference into refs below \
      it. A folder that has no profiles and recipes yet gets those that came with the program. \
      Nothing is overwritten.
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
    // Never the folder that came with the program: a new suite belongs to whoever writes it.
    let folder = catalogue.suites ?? SuitesFolder.here
    let new = [("\(name).yaml", scaffold.suite), ("refs/\(name).bib", scaffold.bibliography)]
    for (file, _) in new where FileManager.default.fileExists(atPath: "\(folder)/\(file)") {
      throw CommandFailure(
        .badCommandLine,
        "\(folder)/\(file) exists and is not overwritten; take another name"
      )
    }
    let common = try commonFiles(missingIn: folder)
    do {
      try FileManager.default.createDirectory(
        atPath: folder + "/refs",
        withIntermediateDirectories: true
      )
      for (from, to) in common {
        try FileManager.default.createDirectory(
          at: to.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(at: from, to: to)
      }
      for (file, text) in new {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        Console.write("\(folder)/\(file)\n")
      }
    } catch {
      throw CommandFailure(.badCommandLine, "\(folder): \(error.localizedDescription)")
    }
    Console.note("next: pwsbench validate, then pwsbench run \(name) --profile smoke")
  }

  /// Profiles, recipes, data sets, schema and references of the program, where the folder has none of its own.
  ///
  /// - Throws: a failure when the program has none to give, before anything is written.
  private func commonFiles(
    missingIn folder: String
  ) throws(CommandFailure) -> [(from: URL, to: URL)] {
    let missing = [
      "profiles.yaml", "_base.yaml", "datasets.yaml", "schema/suite.schema.json",
      "refs/_program.bib", "refs/datasets.bib",
    ].filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
    guard !missing.isEmpty else { return [] }
    let own = try SuitesFolder(named: nil, executable: Program.executable).own()
    return missing.filter { FileManager.default.fileExists(atPath: "\(own)/\($0)") }.map {
      (URL(fileURLWithPath: "\(own)/\($0)"), URL(fileURLWithPath: "\(folder)/\($0)"))
    }
  }
}
