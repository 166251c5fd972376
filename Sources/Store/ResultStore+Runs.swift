import GRDB

extension ResultStore {
  /// Records a run and the cells it declares, in one transaction.
  ///
  /// The declared set is what makes a gap visible later.
  public func begin(_ run: RunRecord, declaring cells: [CellRecord]) throws(StoreError) {
    try write { database in
      try Self.insert(run.machine, into: database)
      try Self.insert(run.build, into: database)
      try database.execute(
        sql: """
          INSERT INTO run(id, started, profile, argv, options_json, machine_id, build_id, level,
            load1, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')
          """,
        arguments: [
          run.id, run.started, run.profile, run.arguments.joined(separator: "\u{1F}"),
          run.options, run.machine.id, run.build.id, run.level, run.load,
        ]
      )
      for cell in cells { try Self.insert(cell, runID: run.id, into: database) }
    }
  }

  /// Ends a run.
  public func end(
    runID: String,
    at ended: String,
    isInterrupted: Bool,
    exitCode: Int
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE run SET ended = ?, state = ?, exit_code = ? WHERE id = ?",
        arguments: [ended, isInterrupted ? "interrupted" : "ended", exitCode, runID]
      )
    }
  }

  /// The last run that was begun; `nil` in a new database.
  public func lastRun() throws(StoreError) -> RunRecord? {
    try read { database in
      try RunRecord.fetchAll(database, where: "run.rowid = (SELECT max(rowid) FROM run)").first
    }
  }

  private static func insert(_ machine: MachineRecord, into database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO machine VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        machine.id, machine.hostname, machine.system, machine.kernel, machine.processor,
        machine.cores, machine.instructionSets, machine.memory,
      ]
    )
  }

  private static func insert(_ build: BuildRecord, into database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO build VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        build.id, build.commit, build.isDirty, build.compiler, build.executable, build.changes,
        build.configuration, build.libraries,
      ]
    )
  }

  private static func insert(
    _ cell: CellRecord,
    runID: String,
    into database: Database
  ) throws {
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO cell VALUES (?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        cell.key, cell.kind, cell.epoch, cell.seed, cell.settings, cell.identity,
        cell.engine ?? "",
      ])
    try database.cachedStatement(
      sql: "INSERT INTO run_cell VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    .execute(arguments: [
      runID, cell.suite, cell.caseID, cell.arm, cell.seed, cell.key, cell.decision, cell.reason,
    ])
  }
}

extension RunRecord {
  /// The records of the runs that satisfy a condition, in the order in which they were begun.
  static func fetchAll(
    _ database: Database,
    where condition: String,
    arguments: StatementArguments = StatementArguments()
  ) throws -> [RunRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM run JOIN machine ON machine.id = machine_id
          JOIN build ON build.id = build_id WHERE \(condition) ORDER BY run.rowid
        """,
      arguments: arguments
    ).map(RunRecord.init(row:))
  }

  /// The record of a row of `run` joined with `machine` and `build`.
  init(row: Row) {
    let arguments: String = row["argv"]
    self.init(
      id: row[0],
      started: row["started"],
      profile: row["profile"],
      arguments: arguments.split(separator: "\u{1F}").map(String.init),
      options: row["options_json"],
      machine: MachineRecord(
        id: row["machine_id"],
        hostname: row["hostname"],
        system: row["os"],
        kernel: row["kernel"],
        processor: row["cpu"],
        cores: row["cores"],
        instructionSets: row["isa"],
        memory: row["ram_mb"]
      ),
      build: BuildRecord(
        id: row["build_id"],
        commit: row["git_sha"],
        isDirty: row["git_dirty"],
        compiler: row["swift"],
        executable: row["binary_sha"]
      )
    )
    level = row["level"]
    load = row["load1"]
    build.changes = row["diff_sha"]
    build.configuration = row["configuration"]
    build.libraries = row["libraries"]
  }
}
