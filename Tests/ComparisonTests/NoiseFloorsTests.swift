import Catalog
import Comparison
import Testing

@Suite("NoiseFloors")
struct NoiseFloorsTests {
  @Test("a floor counts for its arm alone; of two the larger")
  func lookUp() {
    let floors = NoiseFloors(
      floors: [0.02, 0.05, 0.01].map {
        .init(suite: "s", caseID: "c", arm: "a=1", metric: "t", relative: $0, rounds: 20)
      }
    )
    #expect(floors.noise(suite: "s", caseID: "c", arm: "a=1") == ["t": 0.05])
    #expect(floors.noise(suite: "s", caseID: "c", arm: "a=2") == [:])
  }

  /// The floors of the sample's timing with other rounds.
  private func floors(rounds: [Double], unit: String = "") -> NoiseFloors {
    var snapshot = Snapshot.sample
    for index in snapshot.cases.indices where snapshot.cases[index].isTiming {
      snapshot.cases[index].metrics[0].unit = unit
      snapshot.cases[index].arms[0].cells[0].rounds = ["step_time_ratio": rounds]
    }
    return NoiseFloors(of: snapshot)
  }

  @Test("a floor is the 95th percentile of how far two rounds lie apart")
  func percentile() throws {
    // Of 2 rounds both distances count; the larger is the floor.
    let two = floors(rounds: [1, 1.25])
    #expect(two.machine == "none" && two.floors.count == 1)
    #expect(two.floors.first?.arm == "method=pws" && two.floors.first?.rounds == 2)
    #expect(two.floors.first?.relative == 0.25)
    // Of 41 rounds one is odd: 80 of 1640 distances, less than a twentieth.
    let most = floors(rounds: Array(repeating: 1, count: 40) + [2])
    #expect(most.floors.first?.relative == 0)
    // Of 21 rounds one is odd: 40 of 420 distances, and the largest are the 20 from 1 to 2.
    let some = floors(rounds: Array(repeating: 1, count: 20) + [2])
    #expect(some.floors.first?.relative == 0.5)
  }

  @Test("seconds, single rounds and what is no time have no floor")
  func none() {
    #expect(floors(rounds: [1, 2], unit: "s").floors.isEmpty)
    #expect(floors(rounds: [1]).floors.isEmpty && floors(rounds: [1, .nan, 0]).floors.isEmpty)
    #expect(NoiseFloors(of: Hand.snapshot([Hand.cell(0)])).floors.isEmpty)
  }

  @Test("floors above a share are told apart, the share itself is not above")
  func split() {
    let floors = NoiseFloors(
      machine: "m",
      floors: [0.02, 0.5, 0.51].map {
        .init(suite: "s", caseID: "c", arm: "a=\($0)", metric: "t", relative: $0, rounds: 20)
      }
    )
    let (usable, useless) = floors.split(at: 0.5)
    #expect(usable.floors.map(\.relative) == [0.02, 0.5] && usable.machine == "m")
    #expect(useless.floors.map(\.relative) == [0.51])
  }
}

@Suite("Timings")
struct TimingTests {
  private let policy = GatePolicy(metrics: [
    "step_time_ratio": MetricPolicy(relative: 0.03, minimumCount: 8)
  ])

  private func head(_ factor: Double, machine: String = "none") -> Snapshot {
    var head = Snapshot.sample
    head.origin.machine = machine
    for index in head.cases.indices where head.cases[index].isTiming {
      let rounds = head.cases[index].arms[0].cells[0].rounds
      head.cases[index].arms[0].cells[0].rounds = rounds?.mapValues { values in
        values.map { $0 * factor }
      }
    }
    return head
  }

  private func row(
    _ factor: Double,
    machine: String = "none",
    floors: NoiseFloors = NoiseFloors()
  ) -> ArmChange? {
    Hand.diff(.sample, head(factor, machine: machine), policy: policy, floors: floors).arms
      .first { $0.caseID == "step" }
  }

  @Test("a tenth slower is worse, two percent lie within the floor of three")
  func floors() {
    #expect(row(1)?.change == .identical)
    #expect(row(0.9)?.change == .worse && row(1.1)?.change == .better)
    #expect(row(0.98)?.change == .unclear)
  }

  @Test("a noise that was measured is a floor too")
  func noise() {
    let floors = NoiseFloors(floors: [
      .init(
        suite: "sample",
        caseID: "step",
        arm: "method=pws",
        metric: "step_time_ratio",
        relative: 0.2,
        rounds: 20
      )
    ])
    #expect(row(0.9, floors: floors)?.change == .unclear)
  }

  @Test("times of another machine are not comparable: a warning under every policy")
  func otherMachine() {
    let found = row(0.5, machine: "other")
    #expect(found?.change == .notComparable && found?.metrics.isEmpty == true)
    #expect(found?.reason.hasSuffix("times of another machine are not compared") == true)
    var alone = (base: Snapshot.sample, head: head(0.5, machine: "other"))
    alone.base.cases.removeAll { !$0.isTiming }
    alone.head.cases.removeAll { !$0.isTiming }
    let whole = (base: Snapshot.sample, head: head(0.5, machine: "other"))
    for (base, head) in [whole, alone] {
      let gate = Gate(
        Hand.diff(base, head, policy: policy),
        policy: policy,
        today: "2026-01-01",
        isStrict: true
      )
      #expect(gate.result == .passed && gate.findings.map(\.event) == [.notComparable])
      #expect(gate.findings.map(\.disposition) == [.warns])
    }
  }

  @Test("another loss on another machine is a changed bit all the same")
  func otherBits() {
    var head = head(1, machine: "other")
    for index in head.cases.indices where head.cases[index].isTiming {
      head.cases[index].arms[0].cells[0].trajectory = "other"
    }
    let gate = Gate(Hand.diff(.sample, head), policy: GatePolicy(), today: "2026-01-01")
    #expect(gate.result == .regression)
  }

  @Test("a slower timing is found again in the rounds of a fresh process, or is not")
  func confirmed() throws {
    let diff = Hand.diff(.sample, head(0.9), policy: policy)
    let alarm = try #require(diff.alarms(policy).first)
    #expect(alarm.isFound(base: .sample, fresh: head(0.9), policy: policy))
    #expect(!alarm.isFound(base: .sample, fresh: head(0.98), policy: policy))
    let floors = NoiseFloors(floors: [
      .init(
        suite: alarm.suite,
        caseID: alarm.caseID,
        arm: alarm.arm,
        metric: "step_time_ratio",
        relative: 0.2,
        rounds: 20
      )
    ])
    #expect(!alarm.isFound(base: .sample, fresh: head(0.9), policy: policy, floors: floors))
  }
}
