import Catalog
import Report
import Testing
import Verdicts

@Suite("HeadlineTable")
struct HeadlineTableTests {
  private let headline = HeadlineTable(verdicts: SampleScorecard.card.verdicts)

  @Test("missing and diverged cells stand in the table")
  func completion() {
    #expect(headline.table.rows.count == 9)
    #expect(headline.table.rows.compactMap(\.last?.text).contains("14/16 · 1 diverged, 2 missing"))
  }

  @Test("the level stands in the title only when all checks have the same")
  func level() {
    #expect(headline.table.columns[3].title == "Effect [90 % interval]")
    var verdicts = SampleScorecard.card.verdicts
    verdicts[0].primary.check.alpha = 0.025
    #expect(HeadlineTable(verdicts: verdicts).table.columns[3].title == "Effect [interval]")
  }

  @Test("counts are by word and fidelity and add up")
  func counts() {
    let numbers = headline.counts.rows.flatMap { $0.dropFirst().compactMap { Int($0.text) } }
    #expect(numbers.reduce(0, +) == 9)
    #expect(headline.counts.rows[0].map(\.text) == ["✅ REPLICATED", "1", "2", "0"])
  }

  @Test("the mark of a weak verdict is explained where it appears")
  func footnotes() {
    #expect(headline.footnotes.count == 1)
    #expect(HeadlineTable(verdicts: [SampleScorecard.refuted]).footnotes.isEmpty)
  }
}
