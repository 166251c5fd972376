import Catalog
import Report
import Testing
import Verdicts

@Suite("ForestText")
struct ForestTextTests {
  @Test("names line up and the marks are explained")
  func lines() {
    let rows = [SampleScorecard.replicated, SampleScorecard.leansDown].map(ForestRow.init)
    let lines = ForestText.lines(rows)
    #expect(lines.count == 4)
    #expect(Set(lines.prefix(2).map { $0.prefix { $0 != "│" }.count }).count == 1)
  }

  @Test("an interval without end has an arrow, one with an end has a tick")
  func ends() {
    let strip = ForestText.strip(ForestRow(SampleScorecard.weak))
    #expect(strip.contains("├") && strip.contains("▶") && strip.contains("●"))
    #expect(strip.contains("◆") && !strip.contains("┤"))
  }

  @Test("a row without numbers is an empty axis")
  func empty() {
    let strip = ForestText.strip(ForestRow(SampleScorecard.notRun))
    #expect(!strip.contains("●") && !strip.contains("─"))
  }
}
