import Report
import Testing
import Verdicts

@Suite("VerdictJSON")
struct VerdictJSONTests {
  @Test("the standing of the rule is told, and null where nobody looked")
  func registration() {
    let known = ReportFormat.json.text(of: SampleExplanation.card(SampleExplanation.locked))
    #expect(known.contains("\"locked_commit\": \"0123456789abcdef\""))
    #expect(known.contains("\"rule_sha256\": \"\(SampleExplanation.locked.digest)\""))
    #expect(ReportFormat.json.text(of: SampleScorecard.card).contains("\"registration\": null"))
  }
}
