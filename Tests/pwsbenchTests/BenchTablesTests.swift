import Foundation
import Testing

@Suite("BenchTables")
struct BenchTablesTests {
  @Test("JSON of the tables is one line of named numbers")
  func json() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["bench", "--ops", "--network", "plain-4", "--batch", "1", "--seconds", "0", "--json"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let rows = try #require(object as? [[String: Any]])
    #expect(rows.count >= 2)
    for name in ["forward", "backward", "forwardGflops", "ceilingShare", "bandwidthShare"] {
      #expect(rows.allSatisfy { ($0[name] as? Double ?? 0) > 0 }, "\(name)")
    }
  }
}
