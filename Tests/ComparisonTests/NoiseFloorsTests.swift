import Catalog
import Comparison
import Testing

@Suite("NoiseFloors")
struct NoiseFloorsTests {
  @Test("a floor counts for its arm alone; of two the larger")
  func lookUp() {
    var floors = NoiseFloors()
    floors.floors = [0.02, 0.05, 0.01].map {
      .init(suite: "s", caseID: "c", arm: "a=1", metric: "t", relative: $0, rounds: 20)
    }
    #expect(floors.noise(suite: "s", caseID: "c", arm: "a=1") == ["t": 0.05])
    #expect(floors.noise(suite: "s", caseID: "c", arm: "a=2") == [:])
  }
}

@Suite("Timings")
struct TimingTests {
  private let policy = GatePolicy(metrics: [
    "step_time_ratio": MetricPolicy(relative: 0.03, minimumCount: 8)
  ])

  private func row(
    _ factor: Double,
    machine: String = "none",
    floors: NoiseFloors = NoiseFloors()
  ) -> ArmChange? {
    var head = Snapshot.sample
    head.origin.machine = machine
    for index in head.cases.indices where head.cases[index].isTiming {
      let rounds = head.cases[index].arms[0].cells[0].rounds
      head.cases[index].arms[0].cells[0].rounds = rounds?.mapValues { values in
        values.map { $0 * factor }
      }
    }
    return Hand.diff(.sample, head, policy: policy, floors: floors).arms.first {
      $0.caseID == "step"
    }
  }

  @Test("a tenth slower is worse, two percent lie within the floor of three")
  func floors() {
    #expect(row(1)?.change == .identical)
    #expect(row(0.9)?.change == .worse && row(1.1)?.change == .better)
    #expect(row(0.98)?.change == .unclear)
  }

  @Test("a noise that was measured is a floor too")
  func noise() {
    var floors = NoiseFloors()
    floors.floors = [
      .init(
        suite: "sample",
        caseID: "step",
        arm: "method=pws",
        metric: "step_time_ratio",
        relative: 0.2,
        rounds: 20
      )
    ]
    #expect(row(0.9, floors: floors)?.change == .unclear)
  }

  @Test("times of another machine are not compared, and the row says so")
  func otherMachine() {
    let found = row(0.5, machine: "other")
    #expect(found?.change == .identical && found?.metrics.isEmpty == true)
    #expect(found?.reason.hasSuffix("times of another machine are not compared") == true)
  }
}
