import Catalog
import Comparison
import Testing

@Suite("Alarm")
struct AlarmTests {
  private let policy = GatePolicy(warnings: [.changed])

  private func snapshot(_ shift: Double, first: Int = 0, _ trajectory: String) -> Snapshot {
    Hand.snapshot(
      (0..<6).map { Hand.cell(first + $0, 70 + shift + 0.1 * Double($0), trajectory: trajectory) }
    )
  }

  @Test("an alarm is a metric that is worse, unless changed bits decide alone")
  func alarms() {
    let diff = Hand.diff(snapshot(0, "a"), snapshot(-5, "b"), policy: policy)
    #expect(
      diff.alarms(policy) == [
        Alarm(suite: "s", caseID: "train", arm: "method=bn", metrics: ["accuracy"])
      ]
    )
    #expect(diff.alarms(GatePolicy()).isEmpty)
  }

  @Test("fresh seeds find an alarm again, or do not")
  func again() throws {
    let base = snapshot(0, "a")
    let alarm = try #require(
      Hand.diff(base, snapshot(-5, "b"), policy: policy).alarms(policy).first
    )
    let worse = snapshot(-4, first: 6, "c"), same = snapshot(0.01, first: 6, "c")
    #expect(alarm.isFound(base: base, fresh: worse, policy: policy))
    #expect(!alarm.isFound(base: base, fresh: same, policy: policy))
    let other = Hand.snapshot([Hand.cell(6)], arm: "method=gn")
    #expect(!alarm.isFound(base: base, fresh: other, policy: policy))
  }

  @Test("what came of it is kept with the row")
  func kept() throws {
    var diff = Hand.diff(snapshot(0, "a"), snapshot(-5, "b"), policy: policy)
    let alarm = try #require(diff.alarms(policy).first)
    diff.add(Confirmation(trials: 2, found: 0), to: alarm)
    #expect(diff.arms.first?.confirmation?.stands == false)
  }
}
