import GRDB

extension ResultStore {
  /// What is known of every cell that was ever attempted, by key.
  ///
  /// The accepted attempt speaks for a cell, or else the last one that ended.
  public func cellStates() throws(StoreError) -> [String: CellState] {
    try read { database in
      var states: [String: CellState] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT cell_key, id, outcome, accepted, detail, seconds, started, ended,
            trajectory_sha
          FROM attempt WHERE outcome <> 'running' ORDER BY rowid
          """
      )
      while let row = try rows.next() {
        let key: String = row[0]
        guard states[key]?.isAccepted != true else { continue }
        states[key] = CellState(
          attemptID: row[1],
          outcome: AttemptOutcome(rawValue: row[2]) ?? .error,
          isAccepted: row[3],
          detail: row[4],
          seconds: row[5] ?? 0,
          started: row[6],
          ended: row[7] ?? "",
          trajectory: row[8]
        )
      }
      return states
    }
  }

  /// The results of all accepted attempts, by attempt and metric.
  public func acceptedResults() throws(StoreError) -> [String: [String: Double]] {
    try read { database in
      try Self.results(
        database,
        where: "attempt_id IN (SELECT id FROM attempt WHERE accepted = 1)"
      )
    }
  }

  /// The results of the attempts that satisfy a condition, by attempt and metric.
  static func results(
    _ database: Database,
    where condition: String,
    arguments: StatementArguments = StatementArguments()
  ) throws -> [String: [String: Double]] {
    var results: [String: [String: Double]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT attempt_id, metric, value, kind FROM result WHERE \(condition)",
      arguments: arguments
    )
    while let row = try rows.next() {
      let number = StoredNumber(value: row[2], kind: row[3])
      results[row[0], default: [:]][row[1]] = number.number
    }
    return results
  }

  /// The points of an attempt, by metric and step.
  public func points(of attemptID: String) throws(StoreError) -> [StoredPoint] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT step, clock_s, metric, value, kind FROM point
          WHERE attempt_id = ? ORDER BY metric, step
          """,
        arguments: [attemptID]
      )
      return rows.map { row in
        StoredPoint(
          step: row[0],
          seconds: row[1] ?? .nan,
          metric: row[2],
          value: StoredNumber(value: row[3], kind: row[4]).number
        )
      }
    }
  }

  /// How many attempts of a run ended with each outcome.
  public func outcomes(ofRun runID: String) throws(StoreError) -> [AttemptOutcome: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT outcome, count(*) FROM attempt WHERE run_id = ? GROUP BY outcome",
        arguments: [runID]
      )
      var counts: [AttemptOutcome: Int] = [:]
      for row in rows {
        if let outcome = AttemptOutcome(rawValue: row[0]) { counts[outcome] = row[1] }
      }
      return counts
    }
  }
}
