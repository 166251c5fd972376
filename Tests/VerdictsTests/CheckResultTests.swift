import Catalog
import Testing
import Verdicts

@Suite("Check result")
struct CheckResultTests {
  @Test("an explanation tells groups, method, p value and rule in this order")
  func explanation() {
    let steps = HandMadeEvidence.pair([3, 5, 4], [1, 2, 1])
      .result(HandMadeEvidence.comparison(.superiority, margin: 0)).explanation
    let starts = ["Treated method=pws", "Reference method=bn", "Welch's t", "One-sided p", "Rule"]
    #expect(steps.count == starts.count)
    for (step, start) in zip(steps, starts) { #expect(step.hasPrefix(start)) }
  }

  @Test("a result without numbers has none")
  func empty() {
    let result = CheckResult(
      check: HandMadeEvidence.comparison(.superiority, margin: 0),
      word: .notRun
    )
    #expect(result.effect.isNaN && result.lower.isNaN && result.upper.isNaN)
    #expect(result.pValue == nil && result.groups.isEmpty)
  }
}
