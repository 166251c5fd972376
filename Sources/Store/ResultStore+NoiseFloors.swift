import GRDB

extension ResultStore {
  /// Keeps floors; of two of the same metric the one that was measured last.
  public func keep(_ floors: [NoiseFloorRecord]) throws(StoreError) {
    try write { database in
      for floor in floors {
        try database.execute(
          sql: "INSERT INTO noise_floor VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            + Self.newestFloor("noise_floor"),
          arguments: [
            floor.machine, floor.suite, floor.caseID, floor.arm, floor.metric, floor.relative,
            floor.rounds, floor.measured,
          ]
        )
      }
    }
  }

  /// The floors of a machine, in the order of suite, case, arm and metric.
  public func noiseFloors(ofMachine machine: String) throws(StoreError) -> [NoiseFloorRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT machine, suite, case_id, arm, metric, relative, rounds, measured
          FROM noise_floor WHERE machine = ? ORDER BY suite, case_id, arm, metric
          """,
        arguments: [machine]
      ).map { row in
        NoiseFloorRecord(
          machine: row[0],
          suite: row[1],
          caseID: row[2],
          arm: row[3],
          metric: row[4],
          relative: row[5],
          rounds: row[6],
          measured: row[7]
        )
      }
    }
  }

  /// What an INSERT into the table `floor` does about a floor that it has: the newest stays, and
  /// of two of one time the larger, so that the order of merging does not matter.
  static func newestFloor(_ floor: String) -> String {
    """
    ON CONFLICT DO UPDATE SET
      relative = excluded.relative, rounds = excluded.rounds, measured = excluded.measured
    WHERE (excluded.measured, excluded.relative, excluded.rounds)
      > (\(floor).measured, \(floor).relative, \(floor).rounds)
    """
  }
}

/// How far timings of identical code lie apart on one machine.
public struct NoiseFloorRecord: Sendable, Hashable {
  /// The machine in one line, as snapshots name it.
  public var machine: String
  /// The suite.
  public var suite: String
  /// The case of the suite.
  public var caseID: String
  /// The arm whose method was measured beside itself.
  public var arm: String
  /// The metric, a ratio.
  public var metric: String
  /// The floor as a share of the ratio.
  public var relative: Double
  /// The rounds it was measured with.
  public var rounds: Int
  /// When it was measured, as ISO 8601 in UTC.
  public var measured: String

  /// Creates a record.
  public init(
    machine: String,
    suite: String,
    caseID: String,
    arm: String,
    metric: String,
    relative: Double,
    rounds: Int,
    measured: String
  ) {
    self.machine = machine
    self.suite = suite
    self.caseID = caseID
    self.arm = arm
    self.metric = metric
    self.relative = relative
    self.rounds = rounds
    self.measured = measured
  }
}
