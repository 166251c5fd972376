import GRDB

extension ResultStore {
  /// Keeps what was concluded at the end of a run, and the attempts that counted, so that every
  /// verdict can be derived again whatever is measured later.
  public func keep(
    _ verdicts: [VerdictRecord],
    from attempts: Set<String>,
    ofRun runID: String
  ) throws(StoreError) {
    try write { database in
      let counting = try database.makeStatement(sql: "INSERT INTO verdict_attempt VALUES (?, ?)")
      for attempt in attempts.sorted() { try counting.execute(arguments: [runID, attempt]) }
      for verdict in verdicts {
        try database.execute(
          sql: """
            INSERT INTO verdict(run_id, claim, rule_sha, cells_sha, verdict, effect, lower, upper,
              measured, declared) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            runID, verdict.claim, verdict.rule, verdict.cells, verdict.word, verdict.effect,
            verdict.lower, verdict.upper, verdict.measured, verdict.declared,
          ]
        )
      }
    }
  }

  /// The verdicts of a run in the order of their claims' names.
  public func verdicts(ofRun runID: String) throws(StoreError) -> [VerdictRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT claim, rule_sha, cells_sha, verdict, effect, lower, upper, measured, declared
          FROM verdict WHERE run_id = ? ORDER BY claim
          """,
        arguments: [runID]
      ).map { row in
        VerdictRecord(
          claim: row[0],
          rule: row[1],
          cells: row[2],
          word: row[3],
          effect: row[4] ?? .nan,
          lower: row[5] ?? .nan,
          upper: row[6] ?? .nan,
          measured: row[7],
          declared: row[8]
        )
      }
    }
  }

  /// The runs of which verdicts were kept, in the order in which they were begun.
  public func runsWithVerdicts() throws(StoreError) -> [RunRecord] {
    try read { database in
      try RunRecord.fetchAll(
        database,
        where: "EXISTS (SELECT 1 FROM verdict WHERE run_id = run.id)"
      )
    }
  }

  /// What was known when the verdicts of a run were made, by the keys of cells.
  public func states(behindVerdictsOf runID: String) throws(StoreError) -> [String: CellState] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT cell_key, id, outcome, detail, seconds, started, ended, trajectory_sha
          FROM attempt JOIN verdict_attempt ON attempt_id = id WHERE verdict_attempt.run_id = ?
          """,
        arguments: [runID]
      )
      let states = rows.map { row in
        let outcome = AttemptOutcome(rawValue: row[2]) ?? .error
        let state = CellState(
          attemptID: row[1],
          outcome: outcome,
          // Another may have been accepted since, by a merge; this one counted then.
          isAccepted: outcome.isMeasurement,
          detail: row[3],
          seconds: row[4] ?? 0,
          started: row[5],
          ended: row[6] ?? "",
          trajectory: row[7]
        )
        return (row[0] as String, state)
      }
      return Dictionary(states, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The results of the attempts behind the verdicts of a run, by attempt and metric.
  public func results(
    behindVerdictsOf runID: String
  ) throws(StoreError) -> [String: [String: Double]] {
    try read { database in
      try Self.results(
        database,
        where: "attempt_id IN (SELECT attempt_id FROM verdict_attempt WHERE run_id = ?)",
        arguments: [runID]
      )
    }
  }
}
