import Report
import Testing
import Verdicts

@Suite("BadgeReport")
struct BadgeReportTests {
  @Test("verdicts are counted by word, and an invalid one is seen")
  func counts() {
    let text = ReportFormat.badge.text(of: SampleScorecard.card)
    #expect(text.contains("\"label\": \"pwsbench quick\""))
    #expect(text.contains("3 replicated, 1 refuted, 1 inconclusive, 1 invalid, 1 not run"))
    #expect(text.contains("\"orange\"") && text.contains("\"schemaVersion\": 1"))
  }

  @Test("without a verdict the badge is grey")
  func nothing() {
    var card = SampleScorecard.card
    card.suites = []
    #expect(ReportFormat.badge.text(of: card).contains("lightgrey"))
  }
}
