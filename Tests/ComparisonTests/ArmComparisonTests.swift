import Catalog
import Comparison
import Testing
import Verdicts

@Suite("ArmComparison")
struct ArmComparisonTests {
  private let base = Hand.snapshot([Hand.cell(0), Hand.cell(1)])

  private func row(_ head: Snapshot, base: Snapshot? = nil) -> ArmChange? {
    Hand.diff(base ?? self.base, head).arms.first
  }

  @Test("equal bits for every seed leave nothing to test")
  func identical() {
    #expect(row(base)?.change == .identical)
    #expect(row(base)?.reason == "2/2 seeds, equal bits")
    // More seeds than before are welcome.
    let more = row(Hand.snapshot([Hand.cell(0), Hand.cell(1), Hand.cell(2)]))
    #expect(more?.change == .identical && more?.reason == "2/2 seeds, equal bits")
  }

  @Test("other bits name their seeds, and what became of them")
  func changed() {
    let cells = [Hand.cell(0), Hand.cell(1, 10, outcome: .diverged, trajectory: "b")]
    let found = row(Hand.snapshot(cells))
    #expect(found?.change == .unclear && found?.changedSeeds == [1])
    #expect(found?.reason == "other bits for 1 of 2 seeds, seed 1 diverged")
    #expect(found?.metrics.first?.reason == "n = 2, needs 5")
  }

  @Test("a measurement without a checksum counts as changed")
  func noChecksum() {
    let cells = [Hand.cell(0, trajectory: nil), Hand.cell(1, trajectory: nil)]
    #expect(row(Hand.snapshot(cells), base: Hand.snapshot(cells))?.changedSeeds == [0, 1])
  }

  @Test("what was not run, or fails, is no measurement")
  func gaps() {
    let absent = row(Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: nil)]))
    #expect(absent?.change == .unmeasured && absent?.reason == "1/2 measured, 1 not run")
    let stopped = row(Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .interrupted)]))
    #expect(stopped?.change == .unmeasured)
    let crashed = row(Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .crashed)]))
    #expect(crashed?.change == .broke)
    #expect(crashed?.reason == "2/2 measured → 1/2 measured, 1 crashed, seed 1")
    let fewer = row(Hand.snapshot([Hand.cell(0)]))
    #expect(fewer?.change == .missing && fewer?.reason == "the head does not declare seed 1")
  }

  @Test("a gap hides no changed bit")
  func gapWithChange() {
    let cells = [Hand.cell(0, trajectory: "b"), Hand.cell(1, outcome: nil)]
    let found = row(Hand.snapshot(cells))
    #expect(found?.change == .unmeasured && found?.changedSeeds == [0])
    let failing = Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .timeout)])
    let repaired = row(Hand.snapshot([Hand.cell(0, trajectory: "b"), Hand.cell(1)]), base: failing)
    #expect(repaired?.change == .fixed && repaired?.changedSeeds == [0])
  }

  @Test("a cell that failed before and is measured now is fixed; one that fails still is not")
  func fixed() {
    let failing = Hand.snapshot([Hand.cell(0), Hand.cell(1, outcome: .timeout)])
    #expect(row(base, base: failing)?.change == .fixed)
    #expect(row(failing, base: failing)?.change == .unmeasured)
  }

  @Test("other settings are not comparable, and say which")
  func settings() {
    let head = Hand.snapshot([Hand.cell(0), Hand.cell(1)], settings: ["epochs": "2", "lr": "1"])
    #expect(row(head)?.change == .notComparable)
    #expect(row(head)?.reason == "epochs 1 → 2, lr nothing → 1")
  }

  @Test("an arm of one side only is missing or new, or new and not measured")
  func oneSide() {
    let other = Hand.snapshot([Hand.cell(0)], arm: "method=gn")
    let rows = Hand.diff(base, other).arms
    #expect(rows.map(\.change) == [.missing, .new])
    let unmeasured = Hand.snapshot([Hand.cell(0, outcome: nil)], arm: "method=gn")
    #expect(Hand.diff(base, unmeasured).arms.map(\.change) == [.missing, .unmeasured])
  }
}
