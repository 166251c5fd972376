/// How far timings of identical code lie apart on one machine.
package struct NoiseFloors: Sendable, Hashable, Codable {
  /// The version of the format.
  package var schema_version = 1
  /// The processor that it was measured on.
  package var machine = ""
  /// The floors, in the order of suite, case and arm.
  package var floors: [Floor] = []

  package init() {}

  /// The noise of one metric of an arm.
  package struct Floor: Sendable, Hashable, Codable {
    package var suite: String
    package var caseID: String
    package var arm: String
    package var metric: String
    /// The 95th percentile of |ratio − 1| between halves of the same run, as a share.
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

  /// The floors of one arm by metric.
  package func noise(suite: String, caseID: String, arm: String) -> [String: Double] {
    let own = floors.filter { $0.suite == suite && $0.caseID == caseID && $0.arm == arm }
    return Dictionary(own.map { ($0.metric, $0.relative) }, uniquingKeysWith: max)
  }
}
