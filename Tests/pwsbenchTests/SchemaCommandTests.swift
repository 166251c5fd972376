import Foundation
import Testing

@Suite("SchemaCommand")
struct SchemaCommandTests {
  private static let committed = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Suites/schema/suite.schema.json")

  @Test("the committed schema is the one that the program writes, names that grow aside")
  func fresh() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let written = try BuiltCommand().run(["schema"], in: folder.url)
    #expect(written.exitCode == 0)
    let committed = try String(contentsOf: Self.committed, encoding: .utf8)
    let isFresh = try Self.withoutNames(committed) == Self.withoutNames(written.output)
    #expect(
      isFresh,
      "out of date: run 'pwsbench schema --out Suites/schema/suite.schema.json'"
    )
  }

  @Test(
    "a name of a method, network or data set makes no schema out of date, anything else does",
    arguments: [
      ("\"bn-minus\",", "\"bn-minus\", \"bn-plus\",", true),
      ("\"resnet-8\",", "\"resnet-8\", \"resnet-9\",", true),
      ("\"mnist\"", "\"mnist\", \"letters\"", true),
      ("\"train_loss\",", "\"train_loss\", \"loss\",", false),
      ("\"logit-gradient\",", "\"logit-gradient\", \"logits\",", false),
      ("\"seed_base\"", "\"seed_bases\"", false),
      ("\"minimum\" : 1", "\"minimum\" : 2", false),
    ]
  )
  func names(found: String, written: String, isFresh: Bool) throws {
    let committed = try String(contentsOf: Self.committed, encoding: .utf8)
    try #require(committed.contains(found))
    let changed = try Self.withoutNames(committed.replacing(found, with: written))
    #expect(try (changed == Self.withoutNames(committed)) == isFresh)
  }

  /// A schema without the lists of names beside which it takes any other text.
  private static func withoutNames(_ text: String) throws -> String {
    func reduced(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(reduced) }
      guard let object = value as? [String: Any] else { return value }
      let forms = object["anyOf"] as? [[String: Any]] ?? []
      guard forms.contains(where: { $0 as? [String: String] == ["type": "string"] }) else {
        return object.mapValues(reduced)
      }
      return object.merging(["anyOf": forms.filter { $0["enum"] == nil }]) { $1 }
    }
    let schema = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: reduced(schema),
      options: [.sortedKeys, .prettyPrinted]
    )
    return String(decoding: data, as: UTF8.self)
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
