package import Catalog
import Statistics

/// What has become of every arm and every claim between two snapshots.
package struct Diff: Sendable {
  /// What was compared, and under which names.
  package var base: Side
  package var head: Side
  /// One row per arm of either side, in the order of suite, case and arm.
  package var arms: [ArmChange]
  /// One row per claim of either side.
  package var claims: [ClaimChange]

  /// One side of a comparison.
  package struct Side: Sendable {
    /// What the user named it.
    package var name: String
    package var origin: RunFacts
    /// Cells that are declared, and those with a measurement.
    package var declared: Int
    package var measured: Int

    fileprivate init(_ name: String, _ snapshot: Snapshot) {
      self.name = name
      origin = snapshot.origin
      declared = snapshot.declared
      measured = snapshot.measured
    }
  }

  /// Compares two snapshots.
  ///
  /// - Parameters:
  ///   - base: the snapshot before, and its name.
  ///   - head: the snapshot now, and its name.
  ///   - policy: the floors and error rates.
  ///   - floors: the noise of timings that was measured on this machine.
  package init(
    base: (name: String, snapshot: Snapshot),
    head: (name: String, snapshot: Snapshot),
    policy: GatePolicy = GatePolicy(),
    floors: NoiseFloors = NoiseFloors()
  ) {
    self.base = Side(base.name, base.snapshot)
    self.head = Side(head.name, head.snapshot)
    let rows = Self.rows(base.snapshot, head.snapshot, policy, floors)
    arms = Self.settled(rows, policy: policy)
    let before = Dictionary(grouping: base.snapshot.claims, by: \.id)
    let after = Dictionary(grouping: head.snapshot.claims, by: \.id)
    let profiles = (base.snapshot.origin.profile, head.snapshot.origin.profile)
    claims = Set(before.keys).union(after.keys).sorted().map { id in
      ClaimChange(base: before[id]?.first, head: after[id]?.first, profiles: profiles)
    }
  }

  /// Whether anything differs.
  package var isEmpty: Bool {
    arms.allSatisfy { $0.change == .identical } && claims.allSatisfy { $0.transition == .same }
  }

  /// How many arms have become what.
  package func count(_ change: Change) -> Int { arms.count { $0.change == change } }

  private struct ArmName: Hashable, Comparable {
    var suite: String
    var caseID: String
    var arm: String

    static func < (first: ArmName, second: ArmName) -> Bool {
      (first.suite, first.caseID, first.arm) < (second.suite, second.caseID, second.arm)
    }
  }

  private static func arms(_ snapshot: Snapshot) -> [ArmName: (CaseSnapshot, ArmSnapshot)] {
    let pairs = snapshot.arms.map { template, arm in
      (ArmName(suite: template.suite, caseID: template.id, arm: arm.label), (template, arm))
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func rows(
    _ base: Snapshot,
    _ head: Snapshot,
    _ policy: GatePolicy,
    _ floors: NoiseFloors
  ) -> [ArmChange] {
    let (before, after) = (arms(base), arms(head))
    return Set(before.keys).union(after.keys).sorted().compactMap { name in
      guard let template = after[name]?.0 ?? before[name]?.0 else { return nil }
      return ArmComparison(
        template: template,
        base: before[name]?.1,
        head: after[name]?.1,
        policy: policy,
        isSameMachine: base.origin.machine == head.origin.machine,
        noise: floors.noise(suite: name.suite, caseID: name.caseID, arm: name.arm)
      ).change
    }
  }

  /// Corrects the p values over the whole table, and says what has become of each arm.
  private static func settled(_ rows: [ArmChange], policy: GatePolicy) -> [ArmChange] {
    var rows = rows
    let tested = rows.indices.flatMap { row in
      rows[row].metrics.indices.filter { rows[row].metrics[$0].change != .unclear }
        .map { (row, $0) }
    }
    let adjusted = Holm.adjusted(tested.map { rows[$0.0].metrics[$0.1].pValue })
    for ((row, metric), p) in zip(tested, adjusted) {
      let rule = policy.rule(for: rows[row].metrics[metric].name)
      rows[row].metrics[metric] = rows[row].metrics[metric].settled(
        adjusted: p,
        alpha: rule.alpha
      )
    }
    for index in rows.indices where !rows[index].metrics.isEmpty {
      rows[index].metrics.sort { ($0.pValue, $0.name) < ($1.pValue, $1.name) }
      let changes = rows[index].metrics.map(\.change)
      rows[index].change =
        changes.contains(.worse) ? .worse : changes.contains(.better) ? .better : .unclear
    }
    return rows
  }
}
