import Catalog
import Testing
import Verdicts

@Suite("Fraction recovered")
struct FractionJudgeTests {
  func made(_ treat: [Double], none: [Double] = [2, 2.1, 1.9, 2]) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    made.add(["method": .text("actnorm")], treat)
    made.add(["method": .text("bn")], [10, 10.1, 9.9, 10])
    made.add(["method": .text("none")], none)
    return made
  }

  func check(margin: Double = 0.5, band: [Double]? = nil) -> Check {
    Check(
      type: .fractionRecovered,
      caseID: "train",
      metric: "accuracy",
      treat: ["method": .text("actnorm")],
      reference: ["method": .text("bn")],
      none: ["method": .text("none")],
      margin: margin,
      band: band
    )
  }

  @Test(
    "Fieller's interval against one half gives all three words",
    arguments: [
      ([8.0, 8.1, 7.9, 8], VerdictWord.replicated), ([4, 4.1, 3.9, 4], .refuted),
      ([6, 6.2, 5.8, 6], .inconclusive),
    ]
  )
  func words(treat: [Double], word: VerdictWord) {
    #expect(made(treat).result(check()).word == word)
  }

  @Test(
    "a band is met or missed",
    arguments: [
      ([0.6, 0.9], VerdictWord.replicated), ([0.1, 0.5], .refuted), ([0.75, 1], .inconclusive),
    ]
  )
  func band(band: [Double], word: VerdictWord) {
    let result = made([8, 8.1, 7.9, 8]).result(check(band: band))
    #expect(result.word == word && abs(result.effect - 0.75) < 1e-9)
  }

  @Test("a denominator that may be 0 decides nothing")
  func denominator() {
    let result = made([8, 8.1, 7.9, 8], none: [2, 18, 6, 14]).result(check())
    #expect(result.word == .inconclusive && result.pValue == nil)
    #expect(result.warnings.contains { $0.contains("denominator") })
  }

  @Test("an infinite value leaves no fraction")
  func infinite() {
    let result = made([8, .infinity, 7.9, 8]).result(check())
    #expect(result.word == .inconclusive && result.effect.isNaN)
  }
}
