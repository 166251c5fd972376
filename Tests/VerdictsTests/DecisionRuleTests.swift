import Catalog
import Testing
import Verdicts

@Suite("Decision rule")
struct DecisionRuleTests {
  // Differences near 2.0 with a spread of about 0.2: the interval is about [1.8, 2.2].
  let clear = HandMadeEvidence.pair([12.1, 11.9, 12.0, 12.2, 11.8], [10.1, 9.9, 10, 10.2, 9.8])

  @Test(
    "every two-sample row of the table has its three words",
    arguments: [
      (CheckType.superiority, 1.0, VerdictWord.replicated), (.superiority, 3, .refuted),
      (.superiority, 2, .inconclusive), (.nonInferiority, 1, .replicated),
      (.nonInferiority, -3, .refuted), (.nonInferiority, -2, .inconclusive),
      (.equivalence, 3, .replicated), (.equivalence, 1, .refuted),
      (.equivalence, 2, .inconclusive),
    ]
  )
  func rows(type: CheckType, margin: Double, word: VerdictWord) {
    #expect(clear.result(HandMadeEvidence.comparison(type, margin: margin)).word == word)
  }

  @Test(
    "a threshold is compared with one group's interval",
    arguments: [
      (11.0, VerdictWord.replicated), (13, .refuted), (12, .inconclusive),
    ]
  )
  func threshold(bound: Double, word: VerdictWord) {
    let check = Check(
      type: .threshold,
      caseID: "train",
      metric: "accuracy",
      treat: ["method": .text("pws")],
      margin: bound
    )
    #expect(clear.result(check).word == word)
  }

  @Test("a wide interval around no effect is never a refutation")
  func absence() {
    let noisy = HandMadeEvidence.pair([5, 15, 8, 12, 10], [6, 14, 9, 11, 10])
    let result = noisy.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.word == .inconclusive)
    #expect((result.pValue ?? 0) > 0.4)
  }

  @Test(
    "ratio margins are factors",
    arguments: [
      (CheckType.superiority, 1.1, VerdictWord.replicated), (.superiority, 1.3, .refuted),
      (.superiority, 1.2, .inconclusive), (.nonInferiority, 1.05, .replicated),
      (.equivalence, 1.3, .replicated), (.equivalence, 1.1, .refuted),
    ]
  )
  func ratios(type: CheckType, margin: Double, word: VerdictWord) {
    let check = HandMadeEvidence.comparison(type, margin: margin, effect: .ratio)
    #expect(clear.result(check).word == word)
  }

  @Test("the last step of an explanation states rule, interval and word")
  func sentence() throws {
    let result = clear.result(HandMadeEvidence.comparison(.superiority, margin: 1))
    let last = try #require(result.explanation.last)
    #expect(last.hasPrefix("Rule: REPLICATED if L > 1 pp, REFUTED if U < 1 pp"))
    #expect(last.hasSuffix("gives REPLICATED."))
  }
}
