import Foundation

/// One file of a data set, below the directory that holds all sets.
package struct DataFile {
  /// The whole path, as messages name it.
  package let path: String
  /// The name of the data set, for messages.
  let dataset: String

  /// Names a file; `directory` is what the user gave.
  package init(_ name: String, in directory: String?, of dataset: String) throws(DatasetError) {
    guard let directory, !directory.isEmpty else { throw .noDirectory(dataset: dataset) }
    path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
    self.dataset = dataset
  }

  /// Whether there is something with this name.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Returns the first `prefix` bytes of a file that must be exactly `size` bytes long.
  package func read(prefix: Int, size: Int) throws(DatasetError) -> [UInt8] {
    let (bytes, found) = try read(atMost: prefix)
    guard found == size else {
      throw .damaged(file: path, expected: "\(size) bytes", found: "\(found) bytes")
    }
    guard bytes.count == prefix else {
      throw .damaged(file: path, expected: "\(prefix) bytes", found: "\(bytes.count) bytes")
    }
    return bytes
  }

  /// Returns the whole file if it has at most `limit` bytes.
  package func readAll(limit: Int) throws(DatasetError) -> [UInt8] {
    let (bytes, found) = try read(atMost: limit)
    guard found <= limit else {
      throw .damaged(file: path, expected: "at most \(limit) bytes", found: "\(found) bytes")
    }
    return bytes
  }

  /// Returns up to `count` bytes from the start, and the size of the file.
  private func read(atMost count: Int) throws(DatasetError) -> (bytes: [UInt8], size: Int) {
    guard exists else { throw .missing(file: path, dataset: dataset) }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let size = try handle.seekToEnd()
      try handle.seek(toOffset: 0)
      let data = try handle.read(upToCount: count) ?? Data()
      return ([UInt8](data), Int(clamping: size))
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
  }
}
