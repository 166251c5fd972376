/// Why a store could not be opened, or could not keep what it was given.
public enum StoreError: Error, Sendable, Hashable {
  /// There is no file where one was to be read.
  case missing(path: String)
  /// The file is not an SQLite database.
  case notADatabase(path: String)
  /// The file is a database of another program.
  case foreign(path: String)
  /// The file was written by a newer version.
  case newer(path: String)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// The file cannot be read.
  case notReadable(path: String, detail: String)
  /// The file, or the folder it is to be made in, cannot be written.
  case notWritable(path: String, detail: String)
  /// Another process writes to the file.
  case held(path: String, pid: Int)
  /// Another process held the file for longer than the store waits.
  case busy(path: String)
  /// The disk is full.
  case full(path: String)
  /// SQLite refused for another reason: a mistake of this program.
  case failed(path: String, detail: String)
}

extension StoreError: CustomStringConvertible {
  /// One sentence that names the file, and what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such database; `pwsbench run --db \(path)` makes one"
    case .notADatabase(let path):
      "\(path): not an SQLite database, left untouched; name another file with --db"
    case .foreign(let path):
      "\(path): a database of another program, left untouched; name another file with --db"
    case .newer(let path):
      "\(path): written by a newer pwsbench, left untouched; use that version, or another --db"
    case .corrupt(let path, let detail):
      "\(path): the database is damaged (\(detail)), left untouched; restore a copy, or move it away"
    case .notReadable(let path, let detail):
      "\(path): cannot be read (\(detail)); copy it to where this user may read it"
    case .notWritable(let path, let detail):
      "\(path): cannot be written (\(detail)); name a file in a writable folder with --db"
    case .held(let path, let pid):
      "\(path): process \(pid) is running cells into this database; wait for it, stop it, "
        + "or name another file with --db"
    case .busy(let path):
      "\(path): another process kept the database locked; try again"
    case .full(let path):
      "\(path): the disk is full; finished cells are kept: free some space and run again"
    case .failed(let path, let detail):
      "\(path): the database refused: \(detail)"
    }
  }
}
