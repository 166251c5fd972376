/// How far timings of identical code lie apart on one machine.
package struct NoiseFloors: Sendable, Hashable {
  /// The machine that they were measured on.
  package var machine: String
  /// The floors, in the order of suite, case, arm and metric.
  package var floors: [Floor]

  package init(machine: String = "", floors: [Floor] = []) {
    self.machine = machine
    self.floors = floors
  }

  /// The noise of one metric of an arm.
  package struct Floor: Sendable, Hashable {
    package var suite: String
    package var caseID: String
    package var arm: String
    package var metric: String
    /// The 95th percentile of |ratioᵢ/ratioⱼ − 1| over all pairs of rounds, as a share.
    package var relative: Double
    /// The rounds it was measured with.
    package var rounds: Int

    package init(
      suite: String,
      caseID: String,
      arm: String,
      metric: String,
      relative: Double,
      rounds: Int
    ) {
      self.suite = suite
      self.caseID = caseID
      self.arm = arm
      self.metric = metric
      self.relative = relative
      self.rounds = rounds
    }
  }

  /// The floors of timings whose methods were measured beside themselves.
  ///
  /// Metrics in seconds have none: they are never compared. An arm without two finite rounds has
  /// none either.
  package init(of snapshot: Snapshot) {
    machine = snapshot.origin.machine
    floors = snapshot.arms.filter(\.template.isTiming).flatMap { template, arm in
      template.metrics.filter(\.isComparableTiming).compactMap { metric in
        let rounds = arm.values(of: metric, in: template).filter { $0.isFinite && $0 > 0 }
        return Self.share(of: rounds).map { share in
          Floor(
            suite: template.suite,
            caseID: template.id,
            arm: arm.label,
            metric: metric.name,
            relative: share,
            rounds: rounds.count
          )
        }
      }
    }
  }

  /// The floors up to a share, and those above it: with a floor of one, a step that takes twice as
  /// long would pass.
  package func split(at widest: Double) -> (usable: NoiseFloors, useless: NoiseFloors) {
    (
      NoiseFloors(machine: machine, floors: floors.filter { $0.relative <= widest }),
      NoiseFloors(machine: machine, floors: floors.filter { $0.relative > widest })
    )
  }

  /// The smallest share that at least 95 % of |ratioᵢ/ratioⱼ − 1|, i ≠ j, do not exceed; `nil`
  /// of fewer than two ratios.
  static func share(of ratios: [Double]) -> Double? {
    let distances = ratios.indices.flatMap { first in
      ratios.indices.filter { $0 != first }.map { abs(ratios[first] / ratios[$0] - 1) }
    }.sorted()
    guard !distances.isEmpty else { return nil }
    // The number of distances that may be larger is a twentieth, rounded down.
    return distances[distances.count - 1 - distances.count / 20]
  }

  /// The floors of one arm by metric.
  package func noise(suite: String, caseID: String, arm: String) -> [String: Double] {
    let own = floors.filter { $0.suite == suite && $0.caseID == caseID && $0.arm == arm }
    return Dictionary(own.map { ($0.metric, $0.relative) }, uniquingKeysWith: max)
  }
}
