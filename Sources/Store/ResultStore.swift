import GRDB

/// The database of a project: what was declared, what was run, and every outcome.
///
/// One process writes (it holds the lease), any number read. Outcomes are only ever added.
/// Not for network file systems: SQLite's write-ahead log needs shared memory.
public struct ResultStore: Sendable {
  /// The path of the database.
  public let path: String
  /// The connection; its calls are serialized.
  let queue: DatabaseQueue

  /// The library that keeps the file, with its version: `SQLite 3.45.1`.
  public static var library: String {
    let version = try? DatabaseQueue().read { database in
      try String.fetchOne(database, sql: "SELECT sqlite_version()")
    }
    return "SQLite \((version ?? nil) ?? "of unknown version")"
  }

  /// Opens the database at `path` for reading.
  ///
  /// A database of an older version is read through a copy in the newest schema; the file stays
  /// as it is. So is one in a folder that cannot be written, where SQLite finds no room for what
  /// readers share.
  /// - Throws: `StoreError` when the file is missing, foreign, newer or damaged.
  public init(readingFrom path: String) throws(StoreError) {
    guard try DatabaseHeader(path: path) != .absent else { throw .missing(path: path) }
    self.path = path
    let file: DatabaseQueue
    do throws(StoreError) {
      file = try Self.open(path, readonly: true)
    } catch {
      guard case .notWritable = error else { throw error }
      queue = try Self.privateCopy(ofFileAt: path)
      return
    }
    do {
      let isCurrent = try file.read(Schema.migrator.hasCompletedMigrations)
      queue = isCurrent ? file : try Self.migratedCopy(of: file)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens the database at `path` for writing, or makes it, and takes its lease.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - holder: this process.
  ///   - now: the time, as ISO 8601 in UTC.
  ///   - isAlive: whether a holder is still running.
  /// - Throws: `StoreError` when the file is foreign, newer, damaged, not writable or held by
  ///   another process; the file is then as it was.
  public init(
    path: String,
    holder: Holder,
    now: String,
    isAlive: (Holder) -> Bool
  ) throws(StoreError) {
    self.path = path
    queue = try Self.open(path, readonly: false)
    do {
      try queue.writeWithoutTransaction { database in
        // A commit is on the disk when it returns: what a run has kept survives a power cut.
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      do {
        try Schema.migrator.migrate(queue)
      } catch {
        // Another process may have made the same step first; what is left is then less.
        try Schema.migrator.migrate(queue)
      }
    } catch {
      throw StoreError(error, path: path)
    }
    try takeLease(holder, now: now, isAlive: isAlive)
  }

  /// Gives the lease back and closes the file.
  public func close(_ holder: Holder) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "DELETE FROM lease WHERE pid = ? AND boot_id = ?",
        arguments: [holder.pid, holder.bootID]
      )
    }
    do {
      try queue.close()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs `body` in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs `body` on a consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a connection once the file is known to be ours, and sound; errors name `path`.
  static func open(
    _ path: String,
    at file: String? = nil,
    readonly: Bool
  ) throws(StoreError) -> DatabaseQueue {
    let file = file ?? path
    switch try DatabaseHeader(path: file) {
    case .absent: break
    case .other: throw .notADatabase(path: path)
    case .database(let applicationID):
      // 0 may be a new database of ours whose first pages are still in the log: SQLite decides.
      guard applicationID == Schema.applicationID || applicationID == 0 else {
        throw .foreign(path: path)
      }
    }
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(10)
    configuration.foreignKeysEnabled = true
    do {
      let queue = try DatabaseQueue(path: file, configuration: configuration)
      try queue.read { database in try verify(database, path: path) }
      return queue
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Refuses a database that is not ours, newer than we are, or damaged.
  private static func verify(_ database: Database, path: String) throws {
    // The list of migrations alone: another process is making the database at this moment.
    let tables =
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'"
      ) ?? 0
    if tables > 0 {
      let applicationID = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      guard applicationID == Schema.applicationID else { throw StoreError.foreign(path: path) }
    }
    guard try !Schema.migrator.hasBeenSuperseded(database) else {
      throw StoreError.newer(path: path)
    }
    let check = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard check == "ok" else { throw StoreError.corrupt(path: path, detail: check) }
  }
}
