import Catalog
import Comparison
import Report

/// Sees that a gate can fail: plants every fault in a copy, and looks at how the gate ends.
struct GateSelfTest {
  private var policy: GatePolicy

  /// Tests a policy; its waivers aside, as a waived fault is no fault that goes unseen.
  init(policy: GatePolicy) {
    self.policy = policy
    self.policy.waivers = []
  }

  /// Prints one line per fault, and fails when one ends otherwise than it must.
  ///
  /// - Parameter base: a snapshot to plant faults in beside the made-up one.
  /// - Throws: a failure when a fault goes unseen.
  func run(also base: Snapshot?) throws(CommandFailure) {
    var failures = 0
    for (name, snapshot) in [("sample", Snapshot.sample), ("base", base)] {
      guard let snapshot else { continue }
      for fault in PlantedFault.allCases {
        guard let faulty = fault.planted(in: snapshot) else { continue }
        // Of the made-up snapshot every fault must be found, whatever the policy asks for.
        if fault == .slowDown, name == "base", !hasRounds(snapshot) {
          Console.write("skip base: slow-down, no timing has the rounds that the policy asks for\n")
          continue
        }
        let expected = ExitStatus(fault.expected)
        let found = status(of: faulty, against: snapshot)
        let word = found == expected ? "ok  " : "FAIL"
        if found != expected { failures += 1 }
        Console.write(
          "\(word) \(name): \(fault.rawValue), exit \(found.rawValue), must be \(expected.rawValue)\n"
        )
      }
    }
    guard failures == 0 else {
      throw CommandFailure(
        .badCatalogue,
        "planted faults that ended otherwise than they must: \(failures); mend gate.yaml, or the gate"
      )
    }
  }

  /// Whether a timing has so many rounds that the policy concludes anything on it.
  private func hasRounds(_ snapshot: Snapshot) -> Bool {
    snapshot.arms.filter(\.template.isTiming).contains { template, arm in
      template.metrics.filter(\.isComparableTiming).contains { metric in
        arm.values(of: metric, in: template).count >= policy.rule(for: metric.name).minimumCount
      }
    }
  }

  private func status(of head: Snapshot, against base: Snapshot) -> ExitStatus {
    let diff = Diff(base: ("base", base), head: ("head", head), policy: policy)
    return ExitStatus(Gate(diff, policy: policy, today: "2026-01-01").result)
  }
}
