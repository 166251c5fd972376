import Catalog
import Report
import Testing
import Verdicts

@Suite("Explanation")
struct ExplanationTests {
  @Test("every form is as it was agreed", arguments: ExplanationFormat.allCases)
  func golden(format: ExplanationFormat) throws {
    let explanation = try #require(SampleExplanation.make())
    let ending = format == .text ? "txt" : format.rawValue
    try Golden.expect(explanation.text(format, width: 80), equals: "explanation.\(ending)")
  }

  @Test("a claim that the scorecard lacks has no explanation")
  func unknown() {
    #expect(SampleExplanation.make("large-lr/D99") == nil)
  }
}
