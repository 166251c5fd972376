import Catalog
import Testing
import Verdicts

@Suite("Question")
struct QuestionTests {
  let check = HandMadeEvidence.comparison(.superiority, margin: 0)

  @Test("a seed of which an arm is missing is left out with a warning")
  func incomplete() {
    var made = HandMadeEvidence.pair([], [1, 2, 3])
    for rate in [0.1, 0.2] {
      made.add(["method": .text("pws"), "lr": .number(rate)], [5, 6, 7])
    }
    made.cells.removeLast()
    let result = made.result(check)
    #expect(result.groups[0].seeds == [0, 1])
    #expect(result.warnings.contains { $0.hasPrefix("method=pws: 1 seed left out") })
  }

  @Test("an arm must agree in every axis value given")
  func selection() {
    var made = HandMadeEvidence.pair([], [1, 2, 3])
    made.add(["method": .text("pws"), "lr": .number(0.1)], [5, 6, 7])
    made.add(["method": .text("pws"), "lr": .number(0.2)], [50, 60, 70])
    var narrow = check
    narrow.treat["lr"] = .number(0.2)
    #expect(made.result(narrow).groups[0].values == [50, 60, 70])
    #expect(made.result(narrow).groups[0].label == "lr=0.2 method=pws")
  }

  @Test("a run that ended without the metric is left out, NaN counts as the worst")
  func readings() {
    let made = HandMadeEvidence.pair([5, nil, .nan, 7], [1, 2, 3, 4])
    let result = made.result(check)
    #expect(result.groups[0].values == [5, -.infinity, 7])
    #expect(result.groups[0].seeds == [0, 2, 3])
  }
}
