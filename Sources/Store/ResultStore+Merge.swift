import GRDB

extension ResultStore {
  /// Takes in everything that `source` holds and this store does not.
  ///
  /// Merging the same databases in any order, any number of times, gives the same content: rows
  /// are told apart by their random identifiers or their keys. Of a cell that several databases
  /// have accepted a measurement of, the one that ended first is accepted; all are kept. Of an
  /// attempt or a run that one database knows as unfinished and another as finished, the finished
  /// one is kept. What is still running is left out until it has ended.
  ///
  /// All or nothing: when it throws, this store is as it was. `source` is never changed.
  @discardableResult
  public func merge(_ source: ResultStore) throws(StoreError) -> MergeSummary {
    let copy = try source.snapshot()
    do {
      return try copy.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH ? AS target", arguments: [path])
        defer { try? database.execute(sql: "DETACH target") }
        var summary = MergeSummary(runs: 0, attempts: 0, running: 0)
        try database.inTransaction(.immediate) {
          // Parents and children arrive table by table; the commit checks that all are there.
          try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
          summary.running = try Self.leaveRunningOut(database)
          summary.runs = try Self.mergeRuns(database)
          summary.attempts = try Self.mergeAttempts(database)
          for table in ["run", "attempt"] { try Self.order(table, database) }
          return .commit
        }
        return summary
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Removes what has not ended from the copy; returns how many attempts that were.
  private static func leaveRunningOut(_ database: Database) throws -> Int {
    for table in ["point", "result"] {
      try database.execute(
        sql: """
          DELETE FROM main.\(table) WHERE attempt_id IN
            (SELECT id FROM main.attempt WHERE outcome = 'running')
          """
      )
    }
    try database.execute(sql: "DELETE FROM main.attempt WHERE outcome = 'running'")
    let count = database.changesCount
    try database.execute(
      sql: "UPDATE main.run SET state = 'interrupted', ended = NULL WHERE state = 'running'"
    )
    return count
  }

  /// Takes runs in, with what they declared and concluded; returns how many.
  private static func mergeRuns(_ database: Database) throws -> Int {
    for table in ["machine", "build", "cell"] {
      try database.execute(
        sql: "INSERT OR IGNORE INTO target.\(table) SELECT * FROM main.\(table)"
      )
    }
    try database.execute(
      sql: "INSERT INTO target.noise_floor SELECT * FROM main.noise_floor WHERE true "
        + newestFloor("noise_floor")
    )
    try database.execute(
      sql: """
        INSERT INTO target.scaling SELECT * FROM main.scaling WHERE true
        ON CONFLICT DO UPDATE SET images_s = excluded.images_s, measured = excluded.measured
        WHERE (excluded.measured, excluded.images_s) > (scaling.measured, scaling.images_s)
        """
    )
    func rank(_ row: String) -> String {
      "(\(row).state = 'ended', coalesce(\(row).ended, ''), coalesce(\(row).exit_code, -1))"
    }
    try database.execute(
      sql: """
        CREATE TEMP TABLE taken_run AS
          SELECT new.id FROM main.run AS new LEFT JOIN target.run AS old ON old.id = new.id
          WHERE old.id IS NULL OR \(rank("new")) > \(rank("old"));
        INSERT OR REPLACE INTO target.run
          SELECT * FROM main.run WHERE id IN (SELECT id FROM taken_run);
        INSERT OR REPLACE INTO target.run_cell
          SELECT * FROM main.run_cell WHERE run_id IN (SELECT id FROM taken_run);
        INSERT OR REPLACE INTO target.verdict
          SELECT * FROM main.verdict WHERE run_id IN (SELECT id FROM taken_run);
        INSERT OR REPLACE INTO target.verdict_attempt
          SELECT * FROM main.verdict_attempt WHERE run_id IN (SELECT id FROM taken_run);
        """
    )
    return try Int.fetchOne(database, sql: "SELECT count(*) FROM taken_run") ?? 0
  }

  /// Takes attempts in, with their points and results; returns how many.
  private static func mergeAttempts(_ database: Database) throws -> Int {
    func rank(_ row: String) -> String {
      """
      (\(row).outcome IN ('ok', 'diverged'), coalesce(\(row).ended, ''), \(row).outcome,
        coalesce(\(row).trajectory_sha, ''))
      """
    }
    try database.execute(
      sql: """
        CREATE TEMP TABLE accepted AS
          SELECT cell_key, id, ended FROM main.attempt WHERE accepted = 1
          UNION SELECT cell_key, id, ended FROM target.attempt WHERE accepted = 1;
        CREATE TEMP TABLE taken AS
          SELECT new.id FROM main.attempt AS new
          LEFT JOIN target.attempt AS old ON old.id = new.id
          WHERE old.id IS NULL OR \(rank("new")) > \(rank("old"));
        UPDATE target.attempt SET accepted = 0 WHERE accepted = 1
          AND cell_key IN (SELECT cell_key FROM main.attempt WHERE accepted = 1);
        UPDATE main.attempt SET accepted = 0;
        DELETE FROM target.point WHERE attempt_id IN (SELECT id FROM taken);
        DELETE FROM target.result WHERE attempt_id IN (SELECT id FROM taken);
        INSERT OR REPLACE INTO target.attempt
          SELECT * FROM main.attempt WHERE id IN (SELECT id FROM taken);
        INSERT INTO target.point
          SELECT * FROM main.point WHERE attempt_id IN (SELECT id FROM taken);
        INSERT INTO target.result
          SELECT * FROM main.result WHERE attempt_id IN (SELECT id FROM taken);
        UPDATE target.attempt SET accepted = 1 WHERE id IN (
          SELECT id FROM (
            SELECT id, row_number() OVER (PARTITION BY cell_key ORDER BY ended, id) AS place
            FROM accepted) WHERE place = 1);
        """
    )
    return try Int.fetchOne(database, sql: "SELECT count(*) FROM taken") ?? 0
  }

  /// Numbers the rows by their start: "the last run" must not depend on the order of merging.
  private static func order(_ table: String, _ database: Database) throws {
    // By way of negative numbers, since every number in use is unique.
    try database.execute(
      sql: """
        CREATE TEMP TABLE place_of_\(table) AS
          SELECT id, row_number() OVER (ORDER BY started, id) AS place FROM target.\(table);
        CREATE UNIQUE INDEX temp.place_of_\(table)_id ON place_of_\(table)(id);
        UPDATE target.\(table) SET rowid =
          (SELECT -place FROM place_of_\(table) AS p WHERE p.id = \(table).id);
        UPDATE target.\(table) SET rowid = -rowid;
        """
    )
  }
}

extension ResultStore {
  /// Cells that were measured with different trajectories, in the order of their keys.
  ///
  /// A key is the hash of everything that can change a result, so there should be none.
  public func nondeterministicCells() throws(StoreError) -> [NondeterministicCell] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          WITH disputed AS (
            SELECT cell_key FROM attempt WHERE outcome IN ('ok', 'diverged')
            GROUP BY cell_key HAVING count(DISTINCT trajectory_sha) > 1)
          SELECT cell_key, attempt.id, run_id, trajectory_sha, accepted, attempt.started,
            trim(cpu || ' ' || isa),
            (SELECT suite || '/' || case_id || ' ' || arm || ' seed ' || seed FROM run_cell
              WHERE run_cell.cell_key = attempt.cell_key ORDER BY 1 LIMIT 1)
          FROM attempt JOIN run ON run.id = run_id LEFT JOIN machine ON machine.id = machine_id
          WHERE cell_key IN disputed AND outcome IN ('ok', 'diverged')
            AND trajectory_sha IS NOT NULL
          ORDER BY cell_key, attempt.started, attempt.id
          """
      )
      return Dictionary(grouping: rows) { $0[0] as String }.sorted { $0.key < $1.key }.map {
        NondeterministicCell(
          key: $0.key,
          name: $0.value.first?[7] ?? "",
          measurements: $0.value.map(NondeterministicCell.Measurement.init(row:))
        )
      }
    }
  }
}

extension NondeterministicCell.Measurement {
  /// The measurement of a row of the query above.
  fileprivate init(row: Row) {
    self.init(
      attemptID: row[1],
      runID: row[2],
      trajectory: row[3],
      isAccepted: row[4],
      started: row[5],
      machine: row[6] ?? ""
    )
  }
}
