import GRDB

/// A connection that knows nothing of the store: what another program would do to the file.
struct RawDatabase {
  private let queue: DatabaseQueue

  init(path: String) throws { queue = try DatabaseQueue(path: path) }

  func execute(_ sql: String) throws {
    try queue.write { database in try database.execute(sql: sql) }
  }

  /// Some settings cannot be changed within a transaction.
  func executeOutsideTransaction(_ sql: String) throws {
    try queue.writeWithoutTransaction { database in try database.execute(sql: sql) }
  }

  func number(_ sql: String) throws -> Int? {
    try queue.read { database in try Int.fetchOne(database, sql: sql) }
  }

  /// Every row of every table but the lease, as text, in the order of the rows.
  func content() throws -> [String] {
    try queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'lease'
            AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%' ORDER BY name
          """
      )
      return try tables.flatMap { table in
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map {
          table + "|" + $0.databaseValues.map(\.description).joined(separator: "|")
        }
        // Only of these does the order of the rows mean anything.
        return ["run", "attempt"].contains(table) ? rows : rows.sorted()
      }
    }
  }
}
