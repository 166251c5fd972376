import Catalog
import Testing
import Verdicts

@Suite("Bracket judge")
struct BracketJudgeTests {
  static func check(margin: Double, effect: Effect = .difference) -> Check {
    Check(
      type: .bracket,
      caseID: "train",
      metric: "loss",
      treat: ["method": .text("bn")],
      reference: ["method": .text("none")],
      axis: "lr",
      effect: effect,
      margin: margin,
      threshold: 2.2
    )
  }

  /// Losses along lr = 1, 2, 4, …, 128: learned up to the index given.
  static func losses(_ best: Int) -> [Double?] { (0..<8).map { $0 <= best ? 1.5 : nil } }

  static func made(_ treat: [Int], _ reference: [Int]) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    made.metric = Metric(name: "loss", better: .lower)
    for (method, brackets) in [("bn", treat), ("none", reference)] {
      for (seed, best) in brackets.enumerated() {
        made.addGrid(["method": .text(method)], seed: seed, losses: losses(best))
      }
    }
    return made
  }

  @Test(
    "per-seed brackets against the margin give all three words",
    arguments: [
      ([6, 5, 6, 6], VerdictWord.replicated), ([1, 1, 2, 1], .refuted),
      ([4, 3, 4, 3], .inconclusive),
    ]
  )
  func words(treat: [Int], word: VerdictWord) {
    let result = Self.made(treat, [1, 1, 1, 1]).result(Self.check(margin: 2))
    #expect(result.word == word)
    #expect(result.unit == "log2")
  }

  @Test("a ratio is the same bracket as a factor")
  func ratio() {
    let result = Self.made([4, 4, 4], [1, 1, 1]).result(Self.check(margin: 4, effect: .ratio))
    #expect(result.unit == "×" && abs(result.effect - 8) < 1e-9 && result.word == .replicated)
  }
}
