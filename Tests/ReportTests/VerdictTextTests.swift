import Catalog
import Report
import Testing
import Verdicts

@Suite("VerdictText")
struct VerdictTextTests {
  @Test("every word has a sign and a meaning of its own")
  func words() {
    #expect(Set(VerdictWord.allCases.map(\.symbol)).count == VerdictWord.allCases.count)
    #expect(Set(VerdictWord.allCases.map(\.meaning)).count == VerdictWord.allCases.count)
  }

  @Test("divergences and missing cells are counted where cells are")
  func completion() {
    #expect(SampleScorecard.replicated.completion == "16/16 · 8 diverged")
    #expect(SampleScorecard.invalid.completion == "14/16 · 1 diverged, 2 missing")
    #expect(SampleScorecard.inconclusive.completion == "16/16")
  }

  @Test("only a decided verdict can be weakened by the correction")
  func weak() {
    #expect(SampleScorecard.weak.label == "✅ REPLICATED °")
    var open = SampleScorecard.inconclusive
    open.survivesCorrection = false
    #expect(open.label == "⚪ INCONCLUSIVE")
  }

  @Test("a number that was not read again is unverified")
  func paper() {
    #expect(SampleScorecard.refuted.paperNumber == "0.5 (unverified)")
    #expect(SampleScorecard.weak.paperNumber == "> 1e6 against 2.7 (figure)")
    #expect(SampleScorecard.notRun.paperNumber == "no number")
    #expect(SampleScorecard.refuted.seedCounts == "8")
    #expect(SampleScorecard.replicated.seedCounts == "8 + 8")
  }
}
