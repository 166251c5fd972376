import Comparison
import Testing
import Verdicts

@Suite("Snapshot")
struct SnapshotTests {
  @Test("the order in which things were found does not matter")
  func order() {
    let sample = Snapshot.sample
    var cases = Array(sample.cases.reversed())
    for index in cases.indices {
      cases[index].arms.reverse()
      cases[index].metrics.reverse()
      for arm in cases[index].arms.indices { cases[index].arms[arm].cells.reverse() }
    }
    #expect(cases != sample.cases)
    #expect(Snapshot(origin: sample.origin, cases: cases) == sample)
  }

  @Test("what is declared and what is measured are counted")
  func counts() {
    let cells = [
      Hand.cell(0), Hand.cell(1, outcome: .diverged), Hand.cell(2, outcome: .crashed),
      Hand.cell(3, outcome: nil),
    ]
    let snapshot = Hand.snapshot(cells)
    #expect(snapshot.declared == 4 && snapshot.measured == 2)
  }
}
