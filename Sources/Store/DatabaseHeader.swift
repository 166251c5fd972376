#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the first bytes of a file say, read without SQLite so that the file stays untouched.
package enum DatabaseHeader: Equatable {
  /// There is no file, or an empty one.
  case absent
  /// The file does not begin like an SQLite database.
  case other
  /// An SQLite database with this number of its application.
  case database(applicationID: Int32)

  /// The length of the header in bytes.
  private static let length = 100
  /// The first bytes of every SQLite database.
  private static let magic = Array("SQLite format 3\0".utf8)

  /// Reads the header of the file at `path`.
  package init(path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else {
        throw .notReadable(path: path, detail: String(cString: strerror(errno)))
      }
      self = .absent
      return
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.length)
    let count = read(descriptor, &bytes, Self.length)
    if count == 0 {
      self = .absent
    } else if count < Self.length || Array(bytes.prefix(Self.magic.count)) != Self.magic {
      // A folder cannot be read either: read returned -1.
      self = .other
    } else {
      let number = bytes[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      self = .database(applicationID: Int32(bitPattern: number))
    }
  }
}
