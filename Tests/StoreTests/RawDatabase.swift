import GRDB

/// A connection that knows nothing of the store: what another program would do to the file.
struct RawDatabase {
  private let queue: DatabaseQueue

  init(path: String) throws { queue = try DatabaseQueue(path: path) }

  func execute(_ sql: String) throws {
    try queue.write { database in try database.execute(sql: sql) }
  }

  func number(_ sql: String) throws -> Int? {
    try queue.read { database in try Int.fetchOne(database, sql: sql) }
  }
}
