import GRDB

/// A cell as a run declared it, and what has become of it in that run.
public struct DeclaredCell: Sendable, Hashable {
  /// The suite that asked for it.
  public var suite: String
  /// The case of the suite.
  public var caseID: String
  /// The label of the arm.
  public var arm: String
  /// The seed.
  public var seed: Int
  /// The hash of everything that can change the result.
  public var key: String
  /// What the run decided to do about it.
  public var decision: String
  /// The outcome of its last attempt in this run; `nil` before it was started.
  public var outcome: AttemptOutcome?
  /// What went wrong, in words.
  public var detail: String?
  /// When that attempt started, as ISO 8601 in UTC.
  public var started: String?
  /// The last training loss of an attempt that is running.
  public var loss: Double?
}

extension ResultStore {
  /// The cells that a run declared, in no order.
  public func declaredCells(ofRun runID: String) throws(StoreError) -> [DeclaredCell] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT rc.*, a.outcome, a.detail, a.started, p.value AS loss, p.kind
          FROM run_cell AS rc
          LEFT JOIN attempt AS a ON a.rowid = (SELECT max(rowid) FROM attempt
            WHERE cell_key = rc.cell_key AND run_id = rc.run_id)
          LEFT JOIN point AS p ON a.outcome = 'running' AND p.attempt_id = a.id
            AND p.metric = 'train_loss' AND p.step = (SELECT max(step) FROM point
              WHERE attempt_id = a.id AND metric = 'train_loss')
          WHERE rc.run_id = ?
          """,
        arguments: [runID]
      )
      return rows.map { row in
        let outcome: String? = row["outcome"]
        let kind: String? = row["kind"]
        return DeclaredCell(
          suite: row["suite"],
          caseID: row["case_id"],
          arm: row["arm"],
          seed: row["seed"],
          key: row["cell_key"],
          decision: row["decision"],
          outcome: outcome.flatMap(AttemptOutcome.init),
          detail: row["detail"],
          started: row["started"],
          loss: kind.map { StoredNumber(value: row["loss"], kind: $0).number }
        )
      }
    }
  }

  /// The mean seconds of measured cells that a run declares, by `suite/case`.
  public func meanSeconds(ofRun runID: String) throws(StoreError) -> [String: Double] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT suite || '/' || case_id, avg(seconds) FROM run_cell
          JOIN attempt ON attempt.cell_key = run_cell.cell_key
          WHERE run_cell.run_id = ? AND accepted = 1 GROUP BY 1
          """,
        arguments: [runID]
      )
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// The process that holds the store, dead or alive; `nil` when none does.
  public func holder() throws(StoreError) -> Holder? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM lease").map {
        Holder(bootID: $0["boot_id"], pid: $0["pid"], processStart: $0["process_start"])
      }
    }
  }
}
