package import Catalog

/// A metric of an arm that is worse by statistics, and may be so by chance.
package struct Alarm: Sendable, Hashable {
  package var suite: String
  package var caseID: String
  package var arm: String
  /// The metrics that are worse.
  package var metrics: [String]

  package init(suite: String, caseID: String, arm: String, metrics: [String]) {
    self.suite = suite
    self.caseID = caseID
    self.arm = arm
    self.metrics = metrics
  }

  /// Whether the alarm is found again on fresh cells of the arm.
  ///
  /// - Parameters:
  ///   - base: the snapshot that the alarm was raised against.
  ///   - fresh: the same arms on seeds or rounds of their own.
  ///   - policy: the floors and error rates; without a correction, as one question is asked.
  ///   - floors: the noise of timings that was measured on this machine.
  /// - Returns: whether one of its metrics is worse again.
  package func isFound(
    base: Snapshot,
    fresh: Snapshot,
    policy: GatePolicy,
    floors: NoiseFloors = NoiseFloors()
  ) -> Bool {
    guard let before = base.arm(self), let after = fresh.arm(self) else { return false }
    let noise = floors.noise(suite: suite, caseID: caseID, arm: arm)
    return before.template.metrics.filter { metrics.contains($0.name) }.contains { metric in
      let rule = policy.rule(for: metric.name)
      let change = MetricComparison(
        metric,
        rule: rule,
        base: before.arm.values(of: metric, in: before.template),
        head: after.arm.values(of: metric, in: before.template),
        noise: noise[metric.name] ?? 0
      ).change
      return change.map { $0.settled(adjusted: $0.pValue, alpha: rule.alpha).change } == .worse
    }
  }
}

extension Snapshot {
  /// The arm that an alarm is about, with its case.
  fileprivate func arm(_ alarm: Alarm) -> (template: CaseSnapshot, arm: ArmSnapshot)? {
    arms.first { template, arm in
      template.suite == alarm.suite && template.id == alarm.caseID && arm.label == alarm.arm
    }
  }
}

extension Diff {
  /// The rows that have to be measured again before they count.
  ///
  /// Where a changed bit fails already there is nothing to repeat: equal settings and seeds give
  /// equal bits, today and tomorrow.
  package func alarms(_ policy: GatePolicy) -> [Alarm] {
    let isFinal = !policy.warnings.contains(.changed)
    return arms.filter { $0.change == .worse && !(isFinal && !$0.changedSeeds.isEmpty) }
      .map { row in
        Alarm(
          suite: row.suite,
          caseID: row.caseID,
          arm: row.arm,
          metrics: row.metrics.filter { $0.change == .worse }.map(\.name)
        )
      }
  }

  /// The comparison with what came of measuring an alarm again.
  package mutating func add(_ confirmation: Confirmation, to alarm: Alarm) {
    for index in arms.indices
    where arms[index].suite == alarm.suite && arms[index].caseID == alarm.caseID
      && arms[index].arm == alarm.arm
    {
      arms[index].confirmation = confirmation
    }
  }
}
