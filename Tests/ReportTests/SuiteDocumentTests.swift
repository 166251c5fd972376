import Catalog
import Report
import Testing
import Verdicts

@Suite("SuiteDocument")
struct SuiteDocumentTests {
  private let text = ReportFormat.markdown.text(of: SampleScorecard.card)

  @Test("figures that could not be drawn are counted in a sentence, drawn ones are shown")
  func figures() {
    var card = SampleScorecard.card
    card.suites[0].figures = [SampleFigure.figure]
    let missing = ReportFormat.markdown.text(of: card)
    #expect(missing.contains("1 of 1 figures are not drawn") && !missing.contains("figures/"))
    card.drawings[SampleFigure.figure.id] = "<svg viewBox=\"0 0 1 1\"></svg>"
    #expect(ReportFormat.markdown.text(of: card).contains("](figures/suite-case-loss.svg)"))
    let page = ReportFormat.html.text(of: card)
    #expect(page.contains("<figure class=\"plot\">\n<svg role=\"img\""))
    #expect(page.contains("Loss of a &#39;case&#39; against &lt;step&gt;"))
    #expect(card.drawingFiles.keys.sorted() == ["suite-case-loss"])
  }

  @Test("outcomes are counted with what was not run")
  func census() {
    #expect(text.contains("40 declared: 28 ok, 8 diverged, 1 timeout, 3 not run."))
  }

  @Test("a control that failed is shown with its evidence")
  func controls() {
    #expect(text.contains("| not-too-good | bn reaches 60 | ⛔ no | 0.1 \\| method=bn, seed 1 |"))
  }

  @Test("costs add up")
  func costs() {
    #expect(text.contains("| all |  | 16 |  | 1 h 13 min |"))
  }

  @Test("options are quoted where a shell would take them apart")
  func command() {
    var card = SampleScorecard.card
    card.options = ["--data", "my folder"]
    #expect(
      ReportFormat.markdown.text(of: card)
        .contains("pwsbench run other --profile quick --data 'my folder' -f 'claim:H1 OR ")
    )
  }
}
