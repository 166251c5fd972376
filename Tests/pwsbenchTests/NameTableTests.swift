import Foundation
import Testing

@Suite("NameTable")
struct NameTableTests {
  private func list(_ format: String) throws -> String {
    let folder = try CommandFolder()
    defer { folder.remove() }
    return try BuiltCommand().run(["list", "suites", "--format", format], in: folder.url).output
  }

  @Test("a table has titles and aligned columns")
  func table() throws {
    let lines = try list("table").split(separator: "\n").map(String.init)
    #expect(lines.count == 2 && lines[0].hasPrefix("NAME         TITLE"))
    #expect(lines[1].hasPrefix("probe-suite  Does the command, with a comma, work?  Nobody"))
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test("CSV quotes what needs it")
  func csv() throws {
    #expect(
      try list("csv")
        == "name,title,paper,claims\r\n"
        + "probe-suite,\"Does the command, with a comma, work?\",Nobody. Nothing. 2026.,1\r\n"
    )
  }

  @Test("JSON carries its schema version and one object per row")
  func json() throws {
    struct Document: Decodable {
      var schema_version: Int
      var list: String
      var entries: [[String: String]]
    }
    let document = try JSONDecoder().decode(Document.self, from: Data(try list("json").utf8))
    #expect(document.schema_version == 1 && document.list == "suites")
    #expect(document.entries.map { $0["name"] } == ["probe-suite"])
  }
}
