import Datasets
import Harness

/// Makes sure that the images of a plan are there and sound before anything is run.
struct DatasetInspection {
  /// The folder of the data sets.
  var directory: String?

  /// The checksums of the data sets that are read from files, by name.
  ///
  /// - Throws: a failure that names the file that is missing or damaged.
  func checksums(of names: Set<String>) throws(CommandFailure) -> [String: String] {
    var checksums: [String: String] = [:]
    for name in names.sorted() {
      do {
        checksums[name] = try Self.checksum(of: name, in: directory)
      } catch {
        throw CommandFailure(.badData, "\(error)")
      }
    }
    return checksums
  }

  /// The checksum of both splits; `nil` for a data set that the program makes.
  static func checksum(
    of name: String,
    in directory: String?
  ) throws(DatasetError) -> String? {
    let dataset = try DatasetRegistry.dataset(named: name)
    guard dataset.description.source != nil else { return nil }
    let parts = try [Split.train, .test].map { split throws(DatasetError) in
      try dataset.load(split, count: 0, directory: directory).checksum
    }
    return parts.joined(separator: "-")
  }
}
