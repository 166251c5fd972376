import Catalog
import Report
import Testing
import Verdicts

@Suite("RuleSentence")
struct RuleSentenceTests {
  @Test("every kind of check has a sentence with all three words or says why not")
  func everyKind() {
    for type in CheckType.allCases {
      var result = SampleScorecard.replicated.primary
      result.check = SampleScorecard.check(
        type,
        metric: "loss",
        margin: 1,
        axis: "lr",
        band: [0.4, 0.6],
        threshold: 2
      )
      let text = RuleSentence(result: result).text
      #expect(text.contains("REPLICATED") && text.contains("REFUTED"), "\(type): \(text)")
      #expect(text.contains("INCONCLUSIVE") || type == .exact, "\(type): \(text)")
      #expect(text.contains("“loss”"), "\(type): \(text)")
    }
  }

  @Test("what is repeated and what is chosen stands behind the rule")
  func additions() {
    var result = SampleScorecard.inconclusive.primary
    result.check.over = [Axis(name: "network", values: [.text("a"), .text("b")])]
    result.check.best = "lr"
    result.check.bestBy = "validation_loss"
    let chosen =
      "Each arm stands at its own best lr, by “validation_loss” averaged over the seeds."
    let sentences: [(Combination, String)] = [
      (.all, "One comparison for every network (a, b); all must hold."),
      (.any, "One comparison for every network (a, b); one is enough."),
      (.pooled, "Every seed is averaged over network (a, b)."),
    ]
    for (combine, sentence) in sentences {
      result.check.combine = combine
      #expect(RuleSentence(result: result).text.hasSuffix(". \(sentence) \(chosen)"))
    }
  }

  @Test("the sentence names the arms, the level and the bar")
  func names() {
    #expect(
      RuleSentence(result: SampleScorecard.inconclusive.primary).text
        == "REPLICATED when the whole 90 % interval of the difference of means of “accuracy” "
        + "between lr=0.1 method=none and method=bn lies within ±2 pp, REFUTED when all of it lies "
        + "outside, INCONCLUSIVE otherwise."
    )
  }

  @Test("every word says what would change it")
  func changes() {
    var texts: Set<String> = []
    for word in VerdictWord.allCases {
      var verdict = SampleScorecard.inconclusive
      verdict.word = word
      texts.insert(RuleSentence(result: verdict.primary).whatWouldChange(verdict))
    }
    // Both leans need the same: more seeds.
    #expect(texts.count == VerdictWord.allCases.count - 1)
  }
}
