import Catalog
import Report
import Testing
import Verdicts

@Suite("Scorecard")
struct ScorecardTests {
  @Test("cells add up over the suites, verdicts keep their order")
  func sums() {
    #expect(SampleScorecard.card.cellsMeasured == 42)
    #expect(SampleScorecard.card.cellsDeclared == 48)
    #expect(SampleScorecard.card.verdicts.map(\.claim.id).prefix(3) == ["D3", "D4", "D10"])
  }
}
