import Foundation
import Report
import Testing
import Verdicts

@Suite("ExplanationJSON")
struct ExplanationJSONTests {
  @Test("programs read cells with attempts, steps and the rule's hash")
  func members() throws {
    struct Document: Decodable {
      struct Cell: Decodable {
        var cell: String
        var attempt: String?
        var value: Double?
      }
      struct Rule: Decodable { var sha256: String }
      var schema_version: Int
      var cells: [Cell]
      var steps: [String]
      var rule: Rule
    }
    let text = try #require(SampleExplanation.make()).text(.json)
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(document.schema_version == 1 && document.cells.count == 6)
    #expect(document.cells.count { $0.attempt == nil && $0.value == nil } == 1)
    #expect(document.steps.count == 2)
    #expect(document.rule.sha256 == SampleExplanation.locked.digest)
  }
}
