import GRDB

extension ResultStore {
  /// A private copy of the database at this moment, brought to the newest schema.
  ///
  /// The file itself stays as it is, even while another process writes to it. The copy vanishes
  /// with the last use of it.
  func snapshot() throws(StoreError) -> DatabaseQueue {
    do {
      return try Self.migratedCopy(of: queue)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// A copy of what `queue` holds, in the newest schema.
  static func migratedCopy(of queue: DatabaseQueue) throws -> DatabaseQueue {
    // SQLite keeps a database without a name in a file that it removes itself.
    let copy = try DatabaseQueue(path: "")
    try queue.backup(to: copy)
    try Schema.migrator.migrate(copy)
    return copy
  }
}
