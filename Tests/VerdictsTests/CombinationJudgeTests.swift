import Catalog
import Testing
import Verdicts

@Suite("Combined comparisons")
struct CombinationJudgeTests {
  /// `pws` against `bn` on two networks, the differences given.
  private func made(_ first: Double, _ second: Double) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    let spread = [0, 0.1, -0.1, 0.05]
    for (network, effect) in [("small", first), ("large", second)] {
      made.add(axes("pws", network), spread.map { 10 + effect + $0 })
      made.add(axes("bn", network), spread.map { 10 + $0 })
    }
    made.matrix = [
      Axis(name: "method", values: [.text("pws"), .text("bn")]),
      Axis(name: "network", values: [.text("small"), .text("large")]),
    ]
    return made
  }

  private func axes(_ method: String, _ network: String) -> [String: SettingValue] {
    ["method": .text(method), "network": .text(network)]
  }

  private func check(_ combine: Combination) -> Check {
    var check = HandMadeEvidence.comparison(.superiority, margin: 1)
    check.over = [Axis(name: "network", values: [.text("small"), .text("large")])]
    check.combine = combine
    return check
  }

  @Test(
    "all, any and pooled give their own words",
    arguments: [
      (3.0, 2.0, VerdictWord.replicated, VerdictWord.replicated, VerdictWord.replicated),
      (3, 0, .refuted, .replicated, .replicated),
      (0, 1.05, .refuted, .inconclusive, .refuted),
      (1.02, 2, .inconclusive, .replicated, .replicated),
      (0, 0, .refuted, .refuted, .refuted),
    ]
  )
  func words(one: Double, two: Double, all: VerdictWord, any: VerdictWord, pooled: VerdictWord) {
    let made = made(one, two)
    #expect(made.result(check(.all)).word == all)
    #expect(made.result(check(.any)).word == any)
    #expect(made.result(check(.pooled)).word == pooled)
  }

  @Test("the weakest of all and the strongest of any are shown, the mean of what is pooled")
  func shown() {
    let made = made(3, 2)
    #expect(abs(made.result(check(.all)).effect - 2) < 1e-9)
    #expect(abs(made.result(check(.any)).effect - 3) < 1e-9)
    #expect(abs(made.result(check(.pooled)).effect - 2.5) < 1e-9)
    let result = made.result(check(.all))
    #expect(result.groups.count == 4)
    #expect(result.test.hasSuffix("the weakest of 2 comparisons"))
    #expect(result.explanation.last?.contains("REPLICATED, REPLICATED give REPLICATED.") == true)
  }

  @Test("p values: the largest for all, Holm's smallest for any")
  func pValues() throws {
    let made = made(1.2, 1.4)
    let parts = check(.all).parts.map { made.result($0).pValue ?? 1 }
    #expect(made.result(check(.all)).pValue == parts.max())
    let least = try #require(parts.min())
    #expect(abs((made.result(check(.any)).pValue ?? 0) - 2 * least) < 1e-12)
  }

  @Test("values that are not gone over do not count")
  func values() {
    var made = made(3, 0)
    made.claims = [HandMadeEvidence.claim("A1", check(.pooled))]
    made.claims[0].primary.over[0].values = [.text("small")]
    let verdict = made.verdicts()[0]
    #expect(abs(verdict.primary.effect - 3) < 1e-9)
    #expect(verdict.declared == 8)
  }
}
