import Catalog
import Comparison
import Testing

@Suite("PlantedFault")
struct PlantedFaultTests {
  @Test("every fault has a place in the sample, and only the empty one leaves it as it is")
  func planted() throws {
    for fault in PlantedFault.allCases {
      let faulty = try #require(fault.planted(in: .sample))
      #expect((faulty == .sample) == (fault == .none), "\(fault)")
    }
  }

  @Test("a fault without a place is not planted")
  func noPlace() {
    let one = Hand.snapshot([Hand.cell(0)])
    #expect(PlantedFault.slowDown.planted(in: one) == nil)
    #expect(PlantedFault.droppedCase.planted(in: one) == nil)
    let none = Hand.snapshot([Hand.cell(0, outcome: nil)])
    #expect(PlantedFault.crashed.planted(in: none) == nil)
  }

  @Test("one cell alone is spoiled, by one bit")
  func oneCell() throws {
    let faulty = try #require(PlantedFault.changedBit.planted(in: .sample))
    let pairs = zip(
      Snapshot.sample.arms.flatMap(\.arm.cells),
      faulty.arms.flatMap(\.arm.cells)
    ).filter { $0 != $1 }
    #expect(pairs.count == 1)
    let digits = try #require(
      pairs.first.flatMap { pair in
        pair.0.trajectory?.first?.hexDigitValue.flatMap { before in
          pair.1.trajectory?.first?.hexDigitValue.map { before ^ $0 }
        }
      }
    )
    #expect(digits == 1)
  }

  @Test("the gate ends as each fault demands")
  func ends() throws {
    let policy = GatePolicy(metrics: [
      "step_time_ratio": MetricPolicy(relative: 0.03, minimumCount: 8)
    ])
    for fault in PlantedFault.allCases {
      let faulty = try #require(fault.planted(in: .sample))
      let gate = Gate(
        Hand.diff(.sample, faulty, policy: policy),
        policy: policy,
        today: "2026-03-01"
      )
      #expect(gate.result == fault.expected, "\(fault.rawValue): \(gate.findings)")
    }
  }
}
