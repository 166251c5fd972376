import ArgumentParser
import Catalog
import Foundation

/// Writes the JSON Schema with which editors check suite files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of suite files, for editors.",
    discussion: """
      A suite whose first line is '# yaml-language-server: $schema=schema/suite.schema.json' is \
      completed and checked while it is written.
      """
  )

  @Option(help: ArgumentHelp("The file to write instead.", valueName: "file"))
  var out: String?

  func run() throws {
    let text = try SuiteSchema(vocabulary: .engine).text()
    guard let out else { return Console.write(text) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
    } catch {
      throw CommandFailure(
        .badCommandLine,
        "\(out): the schema cannot be written: \(error.localizedDescription)"
      )
    }
  }
}
