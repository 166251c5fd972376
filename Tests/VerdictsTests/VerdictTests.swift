import Testing
import Verdicts

@Suite("Verdict")
struct VerdictTests {
  // Scripts read these words from scorecards.
  @Test("the words of a scorecard do not change")
  func words() {
    #expect(
      VerdictWord.allCases.map(\.rawValue) == [
        "REPLICATED", "REFUTED", "INCONCLUSIVE", "INVALID", "NOT RUN", "LEANS ↑", "LEANS ↓",
      ]
    )
    #expect(
      Agreement.allCases.map(\.rawValue) == [
        "consistent", "smaller", "larger", "opposite", "no number given",
      ]
    )
  }
}
