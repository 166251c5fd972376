import Catalog
import Report
import Testing
import Verdicts

@Suite("ReportFormat")
struct ReportFormatTests {
  @Test("every format gives the expected file, byte for byte", arguments: ReportFormat.allCases)
  func golden(format: ReportFormat) throws {
    try Golden.expect(format.text(of: SampleScorecard.card), equals: format.fileName)
  }

  @Test("files are named after the scorecard")
  func names() {
    #expect(
      ReportFormat.allCases.map(\.fileName) == [
        "scorecard.md", "scorecard.html", "scorecard.json", "scorecard.csv", "scorecard.xml",
        "badge.json",
      ]
    )
  }

  @Test("hostile text is markup in no format", arguments: [ReportFormat.markdown, .html, .junit])
  func escaped(format: ReportFormat) {
    let text = format.text(of: SampleScorecard.card)
    #expect(!text.contains("<script>"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("an empty scorecard is written, too", arguments: ReportFormat.allCases)
  func empty(format: ReportFormat) {
    let card = Scorecard(
      profile: "smoke",
      date: "",
      commit: "",
      machine: "",
      datasets: [],
      wallSeconds: 0,
      suites: []
    )
    #expect(!format.text(of: card).isEmpty)
  }
}
