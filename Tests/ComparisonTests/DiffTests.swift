import Catalog
import Comparison
import Testing
import Verdicts

@Suite("Diff")
struct DiffTests {
  private func cells(_ values: [Double], _ trajectory: String) -> [CellSnapshot] {
    values.enumerated().map { Hand.cell($0, $1, trajectory: trajectory) }
  }

  /// Many arms of which the first alone differs.
  private func snapshot(arms: Int, shift: Double, _ trajectory: String) -> Snapshot {
    var snapshot = Hand.snapshot([])
    snapshot.cases[0].arms = (0..<arms).map { arm in
      let values = (0..<5).map { 70 + 0.5 * Double($0) + 0.01 * Double(arm) }
      let moved = values.map { arm == 0 ? $0 + shift : $0 + (trajectory == "a" ? 0 : 0.001) }
      return ArmSnapshot(label: "i=\(100 + arm)", settings: [:], cells: cells(moved, trajectory))
    }
    return snapshot
  }

  @Test("a snapshot against itself has no difference")
  func same() {
    let diff = Hand.diff(.sample, .sample)
    #expect(diff.arms.count == 4 && diff.count(.identical) == 4 && diff.isEmpty)
  }

  @Test("one clear difference is found alone; among a hundred the same one is not certain")
  func correction() {
    let alone = Hand.diff(snapshot(arms: 1, shift: 0, "a"), snapshot(arms: 1, shift: -2, "b"))
    #expect(alone.arms.map(\.change) == [.worse])
    let many = Hand.diff(snapshot(arms: 100, shift: 0, "a"), snapshot(arms: 100, shift: -2, "b"))
    #expect(many.count(.worse) == 0)
    let metric = many.arms[0].metrics[0]
    #expect(metric.reason == "not certain among so many comparisons")
    #expect(metric.pValue < 0.01 && metric.adjusted > 0.01)
    #expect(many.arms[1].metrics[0].reason == "noise")
  }

  @Test("identical code and other seeds raise no alarm in 200 repetitions")
  func noFalseAlarm() {
    var random = SplitMix(state: 7)
    func values() -> [Double] { (0..<8).map { _ in 70 + random.normal() } }
    let alarms = (0..<200).count { _ in
      let base = Hand.snapshot(cells(values(), "a"))
      return Hand.diff(base, Hand.snapshot(cells(values(), "b"))).count(.worse) > 0
    }
    // Half of alpha = 0.01 on the side of harm: one is expected, more than six has p < 1e-4.
    #expect(alarms <= 6)
  }

  @Test("claims of either side are shown once, in the order of their names")
  func claims() {
    var other = Hand.claim(.replicated)
    other.id = "s/A0"
    let base = Hand.snapshot([Hand.cell(0)], claims: [Hand.claim(.replicated)])
    let head = Hand.snapshot([Hand.cell(0)], claims: [Hand.claim(.replicated), other])
    #expect(Hand.diff(base, head).claims.map(\.transition) == [.new, .same])
  }
}
