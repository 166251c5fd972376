import Datasets
import Foundation
import Synchronization

/// Whether the files of data sets are still those that cells were planned with.
///
/// Sizes, dates and places of files are compared, which costs next to nothing; where one differs the
/// images are read again, so that a file that was only touched does not matter.
final class DatasetWatch: Sendable {
  /// The checksums of the images, by the names of data sets that are read from files.
  let checksums: [String: String]
  private let directory: String?
  private let stamps: Mutex<[String: [Stamp?]]>

  /// What the system says of a file.
  private struct Stamp: Equatable {
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt64
  }

  /// Reads the images of data sets.
  ///
  /// - Throws: a failure that names the file that is missing or damaged.
  init(of names: Set<String>, in directory: String?) throws(CommandFailure) {
    self.directory = directory
    // Before the images are read: what changes meanwhile shows later.
    let found = names.map { ($0, Self.stamps(of: $0, in: directory)) }
    stamps = Mutex(Dictionary(found) { first, _ in first })
    checksums = try DatasetInspection(directory: directory).checksums(of: names)
  }

  /// What is wrong with a data set, and what to do; `nil` while its images are the same.
  func problem(with name: String) -> String? {
    guard let planned = checksums[name] else { return nil }
    return stamps.withLock { stamps in
      let now = Self.stamps(of: name, in: directory)
      guard stamps[name] != now else { return nil }
      do {
        guard try DatasetInspection.checksum(of: name, in: directory) == planned else {
          return "the files of data set “\(name)” in \(directory ?? "") have changed since the "
            + "cells were planned; run the same command again to measure with what is there now"
        }
      } catch { return "\(error)" }
      stamps[name] = now
      return nil
    }
  }

  private static func stamps(of name: String, in directory: String?) -> [Stamp?] {
    guard let directory, let dataset = try? DatasetRegistry.dataset(named: name) else { return [] }
    return dataset.files.map { file in
      var status = stat()
      guard stat("\(directory)/\(file)", &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      return Stamp(
        size: Int64(status.st_size),
        seconds: time.tv_sec,
        nanoseconds: time.tv_nsec,
        inode: UInt64(status.st_ino)
      )
    }
  }
}
