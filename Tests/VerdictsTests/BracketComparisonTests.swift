import Catalog
import Testing
import Verdicts

@Suite("Bracket comparison")
struct BracketComparisonTests {
  @Test("seeds that agree leave the half step that the grid cannot resolve")
  func degenerate() {
    let result = BracketJudgeTests.made([4, 4, 4], [1, 1, 1]).result(
      BracketJudgeTests.check(margin: 2)
    )
    #expect(result.effect == 3 && result.lower == 2.5 && result.upper == 3.5)
    #expect(result.word == .replicated && result.pValue == nil)
    #expect(result.warnings == ["all seeds agree to within the grid step"])
    #expect(
      BracketJudgeTests.made([3, 3, 3], [1, 1, 1]).result(BracketJudgeTests.check(margin: 2)).word
        == .inconclusive
    )
  }

  @Test("a grid that ends is open, and decides only where that strengthens")
  func censored() {
    // Treated stable at the top: the effect is at least 5.
    let top = BracketJudgeTests.made([7, 7, 7], [2, 2, 2])
    let above = top.result(BracketJudgeTests.check(margin: 2))
    #expect(above.word == .replicated && above.upper == .infinity && above.lower == 4.5)
    #expect(above.warnings.contains { $0.contains("whatever lies beyond") })
    let below = top.result(BracketJudgeTests.check(margin: 6))
    #expect(below.word == .inconclusive)
    #expect(below.warnings.contains { $0.hasSuffix("extend grid upwards") })
  }

  @Test("no stable value of the reference can only enlarge the effect")
  func none() {
    let result = BracketJudgeTests.made([4, 4, 4], [-1, -1, -1]).result(
      BracketJudgeTests.check(margin: 2)
    )
    #expect(result.word == .replicated && result.upper == .infinity && result.lower == 4.5)
    let treated = BracketJudgeTests.made([-1, -1, -1], [4, 4, 4]).result(
      BracketJudgeTests.check(margin: 2)
    )
    #expect(treated.word == .refuted && treated.lower == -.infinity)
    let both = BracketJudgeTests.made([-1, -1, -1], [-1, -1, -1]).result(
      BracketJudgeTests.check(margin: 2)
    )
    #expect(both.word == .inconclusive)
    #expect(both.warnings.contains { $0.hasSuffix("extend grid downwards") })
  }
}
