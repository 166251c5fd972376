import Catalog
import Report
import Testing
import Verdicts

@Suite("EvidenceTable")
struct EvidenceTableTests {
  @Test("a group shows its count, mean, values and divergences")
  func row() {
    let rows = EvidenceTable.table(SampleScorecard.weak.primary).rows.map { $0.map(\.text) }
    #expect(rows == [["method=none", "3", "NaN", "2.1, +∞, NaN", "2"]])
  }

  @Test("long groups are cut and say so")
  func cut() {
    var result = SampleScorecard.weak.primary
    result.groups = [
      GroupSummary(
        label: "a",
        values: (1...40).map(Double.init),
        seeds: Array(1...40),
        diverged: 0
      )
    ]
    let cells = EvidenceTable.table(result).rows[0].map(\.text)
    #expect(cells[1] == "40" && cells[2] == "20.5")
    #expect(cells[3].hasSuffix("15, 16, and 24 more"))
  }

  @Test("an empty group has no mean")
  func empty() {
    var result = SampleScorecard.weak.primary
    result.groups = [GroupSummary(label: "a", values: [], seeds: [], diverged: 0)]
    #expect(EvidenceTable.table(result).rows[0].map(\.text) == ["a", "0", "–", "–", "0"])
  }
}
