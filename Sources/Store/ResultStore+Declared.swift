import GRDB

extension ResultStore {
  /// The cells that a run declared, in the order of suite, case, arm and seed.
  public func declaredCells(runID: String) throws(StoreError) -> [CellRecord] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT cell_key, kind, epoch, run_cell.seed, settings_json, identity, engine,
            suite, case_id, arm, decision, reason
          FROM run_cell JOIN cell ON cell.key = cell_key WHERE run_id = ?
          ORDER BY suite, case_id, arm, run_cell.seed
          """,
        arguments: [runID]
      ).map { row in
        let engine: String = row[6]
        return CellRecord(
          key: row[0],
          kind: row[1],
          epoch: row[2],
          seed: row[3],
          settings: row[4],
          identity: row[5],
          engine: engine.isEmpty ? nil : engine,
          suite: row[7],
          caseID: row[8],
          arm: row[9],
          decision: row[10],
          reason: row[11]
        )
      }
    }
  }

  /// All runs in the order in which they were begun.
  public func runs() throws(StoreError) -> [RunRecord] {
    try read { database in try RunRecord.fetchAll(database, where: "true") }
  }
}
