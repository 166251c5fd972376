import Catalog
import Testing
import Verdicts

@Suite("Exact")
struct ExactJudgeTests {
  func check(reference: [String: SettingValue] = [:]) -> Check {
    Check(
      type: .exact,
      caseID: "train",
      metric: "accuracy",
      treat: ["method": .text("pws")],
      reference: reference,
      tolerance: 1e-6
    )
  }

  @Test(
    "every value must be within the tolerance, on either side of 0",
    arguments: [
      ([1e-7, -1e-7], VerdictWord.replicated), ([1e-7, 2e-6], .refuted), ([-1], .refuted),
      ([.nan, 0], .refuted), ([.infinity], .refuted),
    ]
  )
  func words(values: [Double], word: VerdictWord) {
    var made = HandMadeEvidence.pair(values, [])
    made.metric.better = .neither
    #expect(made.result(check()).word == word)
  }

  @Test("one seed is enough, also for a lean profile")
  func single() {
    var made = HandMadeEvidence.pair([0], [])
    made.claims = [HandMadeEvidence.claim("A2", check())]
    #expect(made.verdicts(.lean)[0].word == .replicated)
  }

  @Test("with a reference the two must agree seed by seed")
  func equality() {
    let reference: [String: SettingValue] = ["method": .text("bn")]
    let equal = HandMadeEvidence.pair([1, 2, .infinity], [1, 2, .infinity])
    #expect(equal.result(check(reference: reference)).word == .replicated)
    let crossed = HandMadeEvidence.pair([1, 2], [2, 1])
    #expect(crossed.result(check(reference: reference)).word == .refuted)
  }

  @Test("no value is neither")
  func empty() {
    #expect(HandMadeEvidence.pair([], []).result(check()).word == .notRun)
  }
}
