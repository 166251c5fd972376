import GRDB

extension ResultStore {
  /// Makes `holder` the one writer, and ends what a dead holder left running.
  func takeLease(
    _ holder: Holder,
    now: String,
    isAlive: (Holder) -> Bool
  ) throws(StoreError) {
    do {
      // Immediate: two processes that start together must not both read an empty lease.
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          if let other = try Self.leaseHolder(database), other != holder, isAlive(other) {
            throw StoreError.held(path: path, pid: other.pid)
          }
          try database.execute(
            sql: """
              INSERT OR REPLACE INTO lease(id, boot_id, pid, process_start, taken)
              VALUES (1, ?, ?, ?, ?)
              """,
            arguments: [holder.bootID, holder.pid, holder.processStart, now]
          )
          try Self.interruptRunning(database, now: now)
          return .commit
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The process that holds the lease, dead or alive.
  private static func leaseHolder(_ database: Database) throws -> Holder? {
    let row = try Row.fetchOne(database, sql: "SELECT * FROM lease")
    return row.map {
      Holder(bootID: $0["boot_id"], pid: $0["pid"], processStart: $0["process_start"])
    }
  }

  /// Ends every attempt and run that is still marked as running.
  private static func interruptRunning(_ database: Database, now: String) throws {
    try database.execute(
      sql: """
        UPDATE attempt SET outcome = 'interrupted', ended = ?,
          detail = 'the process that ran it ended' WHERE outcome = 'running'
        """,
      arguments: [now]
    )
    try database.execute(
      sql: "UPDATE run SET state = 'interrupted', ended = ? WHERE state = 'running'",
      arguments: [now]
    )
  }
}
