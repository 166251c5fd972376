import GRDB

extension ResultStore {
  /// Calls `body` with every metric of every attempt that has ended.
  ///
  /// A cell that several suites declare appears once for each of them, since each of them asked.
  /// An attempt without results appears in one row without a metric, so that a failure leaves no
  /// gap. The order is that of suites, cases, arms, seeds, attempts and metrics.
  public func forEachResult(_ body: (ExportRow) -> Void) throws(StoreError) {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT suite, case_id, arm, declared.seed, declared.cell_key, attempt.id, run_id, outcome,
            accepted, detail, trajectory_sha, metric, value, result.kind, attempt.started, seconds,
            profile, git_sha, git_dirty, cpu,
            continued_step, busy_cores
          FROM (SELECT DISTINCT suite, case_id, arm, seed, cell_key FROM run_cell) AS declared
          JOIN attempt ON attempt.cell_key = declared.cell_key AND outcome <> 'running'
          LEFT JOIN result ON result.attempt_id = attempt.id
          JOIN run ON run.id = run_id
          LEFT JOIN machine ON machine.id = machine_id
          LEFT JOIN build ON build.id = build_id
          ORDER BY suite, case_id, arm, declared.seed, attempt.rowid, metric
          """
      )
      while let row = try rows.next() { body(ExportRow(row: row)) }
    }
  }
}

extension ExportRow {
  /// The row of the query above.
  fileprivate init(row: Row) {
    suite = row[0]
    caseID = row[1]
    arm = row[2]
    seed = row[3]
    cellKey = row[4]
    attemptID = row[5]
    runID = row[6]
    outcome = row[7]
    isAccepted = row[8]
    detail = row[9]
    trajectory = row[10]
    metric = row[11]
    value = row[12]
    kind = row[13]
    started = row[14]
    seconds = row[15]
    profile = row[16]
    commit = row[17]
    isDirty = row[18]
    processor = row[19]
    continuedStep = row[20]
    busyCores = row[21]
  }
}
