import Foundation
import Testing

@Suite("SchemaCommand")
struct SchemaCommandTests {
  private static let committed = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Suites/schema/suite.schema.json")

  @Test("the committed schema is the one that the program writes")
  func fresh() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let written = try BuiltCommand().run(["schema"], in: folder.url)
    #expect(written.exitCode == 0)
    let isFresh = try String(contentsOf: Self.committed, encoding: .utf8) == written.output
    #expect(
      isFresh,
      "out of date: run 'pwsbench schema --out Suites/schema/suite.schema.json'"
    )
  }

  @Test("--out writes the same text to a file, or says why it cannot")
  func file() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let printed = try command.run(["schema"], in: folder.url).output
    #expect(try command.run(["schema", "--out", "a.json"], in: folder.url).output.isEmpty)
    #expect(try folder.text("a.json") == printed)
    let refused = try command.run(["schema", "--out", "none/a.json"], in: folder.url)
    #expect(refused.exitCode == 2 && refused.errors.contains("none/a.json"))
  }
}
