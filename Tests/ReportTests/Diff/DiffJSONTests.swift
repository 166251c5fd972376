import Foundation
import Report
import Testing

@Suite("DiffJSON")
struct DiffJSONTests {
  private struct Document: Decodable {
    struct Row: Decodable {
      var change: String
      var changed_seeds: [Int]?
    }
    struct Gate: Decodable {
      var exit_code: Int
      var result: String
    }
    var schema_version: Int
    var cells: [Row]
    var claims: [Row]
    var gate: Gate?
  }

  @Test("programs find version, rows, seeds and the end of the gate")
  func members() throws {
    let text = DiffFormat.json.text(of: SampleDiff.report())
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(document.schema_version == 1)
    #expect(document.cells.count == 11 && document.claims.count == 8)
    #expect(document.cells.contains { $0.change == "worse" && $0.changed_seeds == Array(0..<6) })
    #expect(document.gate?.exit_code == 5 && document.gate?.result == "regression")
  }
}
