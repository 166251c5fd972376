import Catalog
import Testing
import Verdicts

@Suite("Best values")
struct BestValuesTests {
  /// Cells of a method along `lr`: accuracy on held-out and on test images, three seeds each.
  private func add(
    _ method: String,
    _ rates: [(lr: Double, held: Double, test: Double)],
    to made: inout HandMadeEvidence
  ) {
    for rate in rates {
      for seed in 0..<3 {
        let axes: [String: SettingValue] = ["method": .text(method), "lr": .number(rate.lr)]
        let diverged = rate.held.isNaN
        let noise = Double(seed) * 0.1
        made.cells.append(
          CellEvidence(
            key: "\(method) \(rate.lr) \(seed)",
            arm: Arm(suite: "hand", caseID: "train", axes: axes, settings: axes),
            seed: seed,
            outcome: diverged ? .diverged : .ok,
            attempt: nil,
            results: diverged ? [:] : ["held": rate.held + noise, "accuracy": rate.test + noise],
            seconds: 1
          )
        )
      }
    }
  }

  private func result(_ better: Direction, claims: Bool = false) throws -> CheckResult {
    var made = HandMadeEvidence()
    // The best on test images is another than the best on held-out ones.
    add("pws", [(0.1, 50, 60), (0.2, 70, 65), (0.4, .nan, .nan)], to: &made)
    add("bn", [(0.1, 80, 55), (0.2, 80, 75), (0.4, 40, 90)], to: &made)
    var check = HandMadeEvidence.comparison(.superiority, margin: 5)
    check.best = "lr"
    check.bestBy = "held"
    var suite = made.suite
    suite.cases[0].metrics.append(Metric(name: "held", better: better))
    suite.claims = [HandMadeEvidence.claim("A1", check)]
    let judge = Adjudicator(suite: suite, profile: HandMadeEvidence.profile(.on))
    let verdict = try #require(judge.verdicts(on: Evidence(cells: made.cells)).first)
    #expect(verdict.declared == 18)
    return verdict.primary
  }

  @Test("each arm is compared at its own best value; of equal ones the smaller")
  func higher() throws {
    let result = try result(.higher)
    #expect(
      result.groups.map(\.label) == [
        "method=pws at its best lr 0.2", "method=bn at its best lr 0.1",
      ]
    )
    #expect(abs(result.effect - 10) < 1e-9)
    #expect(result.word == .replicated)
  }

  @Test("a best value at an end of what was tried is named; a diverged neighbour is no end")
  func ends() throws {
    // Of pws, 0.2 lies between 0.1 and a rate at which every run diverged.
    let higher = try result(.higher).warnings.filter { $0.contains("tried") }
    let smallest = "its best lr 0.1 is the smallest that was tried; a smaller one may do better"
    #expect(higher == ["method=bn: \(smallest)"])
    let lower = try result(.lower).warnings.filter { $0.contains("tried") }
    let largest = "its best lr 0.4 is the largest that was tried; a larger one may do better"
    #expect(lower == ["method=pws: \(smallest)", "method=bn: \(largest)"])
  }

  @Test("values that nobody measured and a choice among one leave no end to warn of")
  func single() throws {
    for outcome in [nil, CellOutcome.crashed] {
      var made = HandMadeEvidence()
      add("pws", [(0.1, 50, 60)], to: &made)
      add("bn", [(0.1, 80, 55), (0.2, 90, 75)], to: &made)
      for index in made.cells.indices where made.cells[index].arm.axes["lr"] == .number(0.2) {
        made.cells[index].outcome = outcome
        made.cells[index].results = [:]
      }
      var check = HandMadeEvidence.comparison(.superiority, margin: 5)
      check.best = "lr"
      check.bestBy = "accuracy"
      #expect(made.result(check).warnings.filter { $0.contains("tried") } == [])
    }
  }

  @Test("a slope is taken through the best value at every place of its axis")
  func slope() {
    var made = HandMadeEvidence()
    made.metric.name = "accuracy"
    for (batch, rate, value) in [(2.0, 0.1, 20.0), (2, 0.2, 10), (4, 0.1, 5), (4, 0.2, 40)] {
      made.add(["batch": .number(batch), "lr": .number(rate)], [value, value + 1, value + 2])
    }
    var check = Check(type: .slope, caseID: "train", metric: "accuracy", axis: "batch", margin: 9)
    check.best = "lr"
    check.bestBy = "accuracy"
    let result = made.result(check)
    #expect(abs(result.effect - 10) < 1e-9 && result.word == .replicated)
    #expect(result.groups.map(\.label) == ["all arms at its best lr 0.1, 0.2"])
    for end in ["0.1 is the smallest", "0.2 is the largest"] {
      #expect(result.warnings.count { $0.hasPrefix("all arms: its best lr \(end)") } == 1)
    }
  }

  @Test("where lower is better the lowest is best, and a diverged run is the worst")
  func lower() throws {
    let result = try result(.lower)
    #expect(
      result.groups.map(\.label) == [
        "method=pws at its best lr 0.1", "method=bn at its best lr 0.4",
      ]
    )
    #expect(abs(result.effect + 30) < 1e-9)
  }
}
