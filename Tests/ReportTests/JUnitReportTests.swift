import Catalog
import Report
import Testing
import Verdicts

@Suite("JUnitReport")
struct JUnitReportTests {
  @Test("a refuted claim is a result, and a failure only when that is asked for")
  func strictness() {
    let card = SampleScorecard.card
    let plain = JUnitReport(scorecard: card).text
    let strict = JUnitReport(scorecard: card, isStrict: true).text
    #expect(plain.contains("tests=\"9\" failures=\"0\" errors=\"1\" skipped=\"4\""))
    #expect(strict.contains("tests=\"9\" failures=\"1\" errors=\"1\" skipped=\"4\""))
    #expect(strict.contains("<failure message=\"REFUTED: "))
  }

  @Test("an invalid claim is an error that carries its warnings")
  func invalid() {
    let text = JUnitReport(scorecard: SampleScorecard.card).text
    #expect(text.contains("<error message=\"INVALID: "))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }
}
