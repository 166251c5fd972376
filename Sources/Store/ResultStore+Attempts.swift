import GRDB

extension ResultStore {
  /// Records that a worker executes a cell.
  public func begin(_ attempt: AttemptStart) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO attempt(id, cell_key, run_id, started, boot_id, busy_cores, outcome)
          VALUES (?, ?, ?, ?, ?, ?, 'running')
          """,
        arguments: [
          attempt.id, attempt.cellKey, attempt.runID, attempt.started, attempt.bootID,
          attempt.busyCores,
        ]
      )
    }
  }

  /// Records the worker's process identifier, which is known only once it runs.
  public func setWorker(pid: Int, of attemptID: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE attempt SET pid = ? WHERE id = ?",
        arguments: [pid, attemptID]
      )
    }
  }

  /// Records that an attempt goes on from a checkpoint.
  public func setContinuation(step: Int, of attemptID: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE attempt SET continued_step = ? WHERE id = ?",
        arguments: [step, attemptID]
      )
    }
  }

  /// Keeps points of a running attempt, all in one transaction.
  ///
  /// A point that is reported twice keeps its last value.
  public func append(_ points: [StoredPoint], to attemptID: String) throws(StoreError) {
    guard !points.isEmpty else { return }
    try write { database in
      let statement = try database.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO point(attempt_id, metric, step, clock_s, value, kind)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      )
      for point in points {
        let number = StoredNumber(point.value)
        try statement.execute(arguments: [
          attemptID, point.metric, point.step, point.seconds.isFinite ? point.seconds : nil,
          number.value, number.kind,
        ])
      }
    }
  }

  /// Ends an attempt: its outcome, its results and whether it is the accepted one, all or nothing.
  ///
  /// The first measurement of a cell is accepted; later ones are kept beside it, never instead.
  /// - Returns: whether the attempt was accepted.
  @discardableResult
  public func finish(_ attemptID: String, _ end: AttemptEnd) throws(StoreError) -> Bool {
    try write { database in
      let isFirst =
        try Row.fetchOne(
          database,
          sql: """
            SELECT 1 FROM attempt WHERE accepted = 1
              AND cell_key = (SELECT cell_key FROM attempt WHERE id = ?)
            """,
          arguments: [attemptID]
        ) == nil
      let isAccepted = end.outcome.isMeasurement && isFirst
      try database.execute(
        sql: """
          UPDATE attempt SET outcome = ?, accepted = ?, ended = ?, trajectory_sha = ?,
            detail = ?, signal = ?, exit_code = ?, seconds = ?, cpu_s = ?, max_rss_mb = ?,
            stderr_tail = ? WHERE id = ?
          """,
        arguments: [
          end.outcome.rawValue, isAccepted, end.ended, end.trajectory, end.detail, end.signal,
          end.exitCode, end.seconds, end.processorSeconds, end.peakMemory, end.standardError,
          attemptID,
        ]
      )
      for (metric, value) in end.results.sorted(by: { $0.key < $1.key }) {
        let number = StoredNumber(value)
        try database.execute(
          sql: "INSERT INTO result(attempt_id, metric, value, kind) VALUES (?, ?, ?, ?)",
          arguments: [attemptID, metric, number.value, number.kind]
        )
      }
      return isAccepted
    }
  }
}
