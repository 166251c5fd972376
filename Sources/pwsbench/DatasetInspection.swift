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
        let dataset = try DatasetRegistry.dataset(named: name)
        guard dataset.description.source != nil else { continue }
        let parts = try [Split.train, .test].map { split throws(DatasetError) in
          try dataset.load(split, count: 0, directory: directory).checksum
        }
        checksums[name] = parts.joined(separator: "-")
      } catch {
        throw CommandFailure(.badData, "\(error)")
      }
    }
    return checksums
  }
}
