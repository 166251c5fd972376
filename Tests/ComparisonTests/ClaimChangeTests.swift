import Comparison
import Testing
import Verdicts

@Suite("ClaimChange")
struct ClaimChangeTests {
  private func transition(
    _ base: VerdictWord,
    _ head: VerdictWord,
    cells: Int = 6
  ) -> ClaimChange.Transition {
    ClaimChange(
      base: Hand.claim(base),
      head: Hand.claim(head, measured: cells),
      profiles: ("quick", "quick")
    ).transition
  }

  @Test(
    "what a change of verdict means",
    arguments: [
      (VerdictWord.replicated, VerdictWord.replicated, ClaimChange.Transition.same),
      (.replicated, .inconclusive, .downgraded), (.replicated, .refuted, .downgraded),
      (.replicated, .leansUp, .downgraded), (.leansUp, .leansDown, .downgraded),
      (.inconclusive, .refuted, .downgraded), (.inconclusive, .replicated, .improved),
      (.refuted, .replicated, .improved), (.refuted, .inconclusive, .differs),
      (.replicated, .invalid, .invalid), (.inconclusive, .invalid, .invalid),
      (.replicated, .notRun, .unmeasured), (.invalid, .replicated, .differs),
      (.notRun, .refuted, .differs),
    ]
  )
  func matrix(base: VerdictWord, head: VerdictWord, expected: ClaimChange.Transition) {
    #expect(transition(base, head) == expected)
  }

  @Test("fewer cells may lose a verdict without a downgrade, but not turn it")
  func fewerCells() {
    #expect(transition(.replicated, .inconclusive, cells: 3) == .notComparable)
    #expect(transition(.replicated, .leansUp, cells: 3) == .notComparable)
    #expect(transition(.replicated, .refuted, cells: 3) == .downgraded)
  }

  @Test("other profiles and other rules are not compared")
  func otherRules() {
    let base = Hand.claim(.replicated)
    let profile = ClaimChange(base: base, head: base, profiles: ("quick", "paper"))
    #expect(profile.transition == .notComparable && profile.reason == "profile quick → paper")
    let rule = ClaimChange(
      base: base,
      head: Hand.claim(.refuted, rule: "other"),
      profiles: ("quick", "quick")
    )
    #expect(rule.transition == .notComparable && rule.reason == "the rule changed")
  }

  @Test("a claim of one side only is missing or new")
  func oneSide() {
    let claim = Hand.claim(.replicated)
    #expect(ClaimChange(base: claim, head: nil, profiles: ("a", "a")).transition == .missing)
    let new = ClaimChange(base: nil, head: claim, profiles: ("a", "a"))
    #expect(new.transition == .new && new.id == "s/A1")
  }
}
