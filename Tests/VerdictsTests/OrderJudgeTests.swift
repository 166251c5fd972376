import Catalog
import Testing
import Verdicts

@Suite("Order")
struct OrderJudgeTests {
  func made(_ values: [[Double]]) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    let depths = [5.0, 10, 20, 40].prefix(values.count)
    made.matrix = [Axis(name: "depth", values: depths.map { .number($0) })]
    for (depth, group) in zip(depths, values) { made.add(["depth": .number(depth)], group) }
    return made
  }

  let check = Check(
    type: .order,
    caseID: "train",
    metric: "accuracy",
    axis: "depth",
    margin: 0
  )

  @Test(
    "falling throughout, one step reversed, one step undecided",
    arguments: [
      ([[9, 9.1, 8.9], [6, 6.1, 5.9], [3, 3.1, 2.9]], VerdictWord.replicated),
      ([[9, 9.1, 8.9], [6, 6.1, 5.9], [8, 8.1, 7.9]], .refuted),
      ([[9, 9.1, 8.9], [6, 6.1, 5.9], [6, 6.1, 5.9]], .inconclusive),
    ]
  )
  func words(values: [[Double]], word: VerdictWord) {
    let result = made(values).result(check)
    #expect(result.word == word)
    #expect(result.groups.map(\.label) == ["depth=5", "depth=10", "depth=20"])
  }

  @Test("Holm's correction can undo a step that holds alone")
  func holm() {
    // One-sided p of the single step is between α/3 and α.
    let step = [[9.0, 10, 8], [7, 8, 6.1]]
    #expect(made(step).result(check).word == .replicated)
    let three = made(step + [[5, 6, 4.1], [3, 4, 2.1]]).result(check)
    #expect(three.word == .inconclusive)
  }

  @Test("with a threshold the brackets of the learning rates are ordered")
  func brackets() {
    var made = HandMadeEvidence()
    made.metric = Metric(name: "loss", better: .lower)
    made.matrix = [
      Axis(name: "depth", values: [.number(5), .number(20)]),
      Axis(name: "lr", values: (0..<8).map { .number(Double(1 << $0)) }),
    ]
    for (depth, best) in [(5.0, 5), (20, 2)] {
      for seed in 0..<3 {
        made.addGrid(
          ["depth": .number(depth)],
          seed: seed,
          losses: BracketJudgeTests.losses(best)
        )
      }
    }
    let check = Check(
      type: .order,
      caseID: "train",
      metric: "loss",
      axis: "depth",
      threshold: 2.2
    )
    let result = made.result(check)
    #expect(result.word == .replicated && result.effect == 3 && result.unit == "log2")
    #expect(result.groups.map(\.values) == [[32, 32, 32], [4, 4, 4]])
  }
}
