import Catalog
import Testing
import Verdicts

@Suite("Bracket")
struct BracketTests {
  private func values(_ fill: (inout HandMadeEvidence) -> Void) -> [Double] {
    var made = HandMadeEvidence()
    made.metric = Metric(name: "loss", better: .lower)
    fill(&made)
    made.addGrid(["method": .text("none")], seed: 0, losses: BracketJudgeTests.losses(1))
    return made.result(BracketJudgeTests.check(margin: 2)).groups[0].values
  }

  @Test("it is the largest value with which a run learned, also beyond one that failed")
  func largest() {
    let found = values {
      $0.addGrid(["method": .text("bn")], seed: 0, losses: [1.5, 2.3, 2.2, 2.21, nil, nil])
    }
    #expect(found == [4])
  }

  @Test("not diverging is not learning")
  func chance() {
    let found = values {
      $0.addGrid(["method": .text("bn")], seed: 0, losses: [1.5, 2.3, .nan, .infinity])
    }
    #expect(found == [1])
  }

  @Test("a missing run below it changes nothing, one above leaves the seed out")
  func missing() {
    let below = values {
      $0.addGrid(["method": .text("bn")], seed: 0, losses: [1, 1, 1, nil], missing: 0)
    }
    #expect(below == [4])
    let above = values {
      $0.addGrid(["method": .text("bn")], seed: 0, losses: [1, 1, 1, nil, nil], missing: 3)
    }
    #expect(above.isEmpty)
  }
}
