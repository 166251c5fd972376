import Report
import Testing
import Verdicts

@Suite("Scorecard+Violations")
struct ScorecardViolationsTests {
  private func card(_ status: Registration.Status?, _ suite: SuiteSection) -> Scorecard {
    var suite = suite
    for index in suite.verdicts.indices {
      suite.verdicts[index].registration = status.map {
        Registration(status: $0, digest: "", locked: nil, commit: nil, note: "Note.")
      }
    }
    var card = SampleScorecard.card
    card.suites = [suite]
    return card
  }

  @Test("a rule that was amended is one, a rule that was locked or never fixed is none")
  func amended() {
    let learning = SampleScorecard.learning
    #expect(card(nil, learning).violations.isEmpty)
    #expect(card(.locked, learning).violations.isEmpty)
    #expect(card(.unlocked, learning).violations.isEmpty)
    let found = card(.amended, learning).violations
    #expect(found.count == learning.verdicts.count)
    #expect(found.first == "large-lr/D3: Note.")
  }

  @Test("a failed control is one where it made a claim invalid, and nowhere else")
  func control() {
    let other = SampleScorecard.other
    #expect(
      card(.locked, other).violations
        == ["other: control not-too-good failed: 0.1 | method=bn, seed 1"]
    )
    var valid = other
    valid.verdicts.removeAll { $0.word == .invalid }
    #expect(card(.locked, valid).violations.isEmpty)
  }
}
