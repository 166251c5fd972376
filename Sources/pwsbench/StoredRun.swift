import Harness
import Store

/// The last run of a database, with the options that decided its cells.
struct StoredRun {
  var record: RunRecord
  var options: PlanOptions

  /// Opens a database for reading and finds its last run.
  ///
  /// - Throws: a failure that names the file and what is missing.
  static func last(of path: String) throws(CommandFailure) -> (ResultStore, StoredRun) {
    let store: ResultStore
    let record: RunRecord?
    do {
      store = try ResultStore(readingFrom: path)
      record = try store.lastRun()
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    guard let record, let options = try? PlanOptions(text: record.options) else {
      throw CommandFailure(.nothingMatched, "\(path): holds no run; `pwsbench run` makes one")
    }
    return (store, StoredRun(record: record, options: options))
  }
}
