import Foundation
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

  /// A copy of a database whose folder cannot be written, with what its log holds.
  ///
  /// Readers of a database in write-ahead mode need a file beside it that they share; nobody can be
  /// writing where that cannot be made, so the files are copied and read elsewhere.
  static func privateCopy(ofFileAt path: String) throws(StoreError) -> DatabaseQueue {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
        let data = try Data(
          contentsOf: URL(fileURLWithPath: path + ending),
          options: .mappedIfSafe
        )
        try data.write(to: URL(fileURLWithPath: folder + "/copy" + ending))
      }
    } catch {
      throw .notReadable(path: path, detail: error.localizedDescription)
    }
    let copy = try open(path, at: folder + "/copy", readonly: false)
    do { return try migratedCopy(of: copy) } catch { throw StoreError(error, path: path) }
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
