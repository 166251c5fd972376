import GRDB

/// The outcomes of a database, changed behind the program's back.
struct RawOutcomes {
  private let queue: DatabaseQueue

  init(path: String) throws {
    var configuration = Configuration()
    // What else points to an attempt is left as it is: the file was not changed by its owner.
    configuration.foreignKeysEnabled = false
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Deletes one attempt with everything that hangs on it.
  func deleteOne() throws { try delete("id = (SELECT min(id) FROM attempt)") }

  /// Deletes every attempt.
  func deleteAll() throws { try delete("1") }

  /// Makes a metric of one arm much larger, and its trajectories others.
  func spoil(metric: String) throws {
    let attempts = """
      SELECT attempt.id FROM attempt JOIN run_cell ON run_cell.cell_key = attempt.cell_key
      WHERE arm = 'method=bn'
      """
    try queue.write { database in
      try database.execute(
        sql:
          "UPDATE result SET value = value + 100 WHERE metric = ? AND attempt_id IN (\(attempts))",
        arguments: [metric]
      )
      try database.execute(
        sql: "UPDATE attempt SET trajectory_sha = 'other' WHERE id IN (\(attempts))"
      )
    }
  }

  private func delete(_ condition: String) throws {
    try queue.write { database in
      let attempts = "SELECT id FROM attempt WHERE \(condition)"
      for table in ["point", "result"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE attempt_id IN (\(attempts))")
      }
      try database.execute(sql: "DELETE FROM attempt WHERE \(condition)")
    }
  }
}
