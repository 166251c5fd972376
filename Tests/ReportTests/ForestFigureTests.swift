import Catalog
import Report
import Testing
import Verdicts

@Suite("ForestFigure")
struct ForestFigureTests {
  @Test("a row shows the estimate, the interval, what counts and the paper's number")
  func marks() {
    let html = ForestFigure.html([ForestRow(SampleScorecard.weak)])
    for mark in ["estimate", "interval", "band", "paper", "bound"] {
      #expect(html.contains("class=\"\(mark)\""), "\(mark)")
    }
    #expect(html.contains("aria-label=\"large-lr/D4: +2.41 decades"))
  }

  @Test("what does not exist is not drawn")
  func missing() {
    let html = ForestFigure.html([ForestRow(SampleScorecard.notRun)])
    #expect(!html.contains("class=\"estimate\"") && !html.contains("class=\"interval\""))
    #expect(!html.contains("nan") && !html.contains("inf"))
  }
}
