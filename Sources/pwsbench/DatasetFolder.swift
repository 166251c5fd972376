import Catalog
import Datasets
import Foundation

/// The folder of all data sets, and what is in it.
struct DatasetFolder {
  /// The path of the folder.
  let path: String

  /// How much of a data set is there, judged by names and lengths.
  enum State: String {
    case made = "made by the program"
    case here
    case incomplete
    case missing
  }

  /// The folder that is named, or that the environment names.
  ///
  /// - Throws: a failure that says how to name one.
  init(_ options: DataOptions) throws(CommandFailure) {
    guard let directory = options.directory, !directory.isEmpty else {
      throw CommandFailure(
        .badData,
        "no folder for data sets is known: set PWSBENCH_DATA or --data to one"
      )
    }
    path =
      directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
  }

  /// Where a file of a data set lies.
  func path(of file: DatasetFile) -> String { "\(path)/\(file.path)" }

  /// How much of a data set is there.
  func state(of source: DatasetSource) -> State {
    if source.files.isEmpty { return .made }
    let present = source.files.filter { file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: file))
      return attributes?[.size] as? Int == file.bytes
    }
    if present.count == source.files.count { return .here }
    return present.isEmpty ? .missing : .incomplete
  }

  /// Fetches what is missing or damaged of a data set.
  ///
  /// - Parameters:
  ///   - source: the data set.
  ///   - mirror: the address below which the files lie instead of their own addresses.
  ///   - progress: is told the download and the bytes of it that are there.
  /// - Throws: what went wrong with the first file that could not be fetched.
  func fetch(
    _ source: DatasetSource,
    mirror: String?,
    progress: @escaping @Sendable (DatasetDownload, Int) -> Void
  ) async throws(DownloadError) {
    for download in source.downloads where !isSound(download.files) {
      let name = download.content.path
      let address = mirror.map { $0.hasSuffix("/") ? $0 + name : "\($0)/\(name)" }
      let target = path(of: download.content)
      try await Download(
        address ?? download.address,
        to: target,
        fingerprint: download.content.fingerprint
      ).run { progress(download, $0) }
      guard !download.holds.isEmpty else { continue }
      let files = download.holds.map { ($0.path, $0.fingerprint) }
      try Unpacking(target, files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
        .run(into: path)
      try? FileManager.default.removeItem(atPath: target)
    }
  }

  private func isSound(_ files: [DatasetFile]) -> Bool {
    files.allSatisfy { file in
      do {
        try file.fingerprint.verify(path(of: file))
        return true
      } catch {
        return false
      }
    }
  }
}

extension DatasetFile {
  /// How the file is recognized.
  var fingerprint: FileFingerprint { FileFingerprint(bytes: bytes, sha256: sha256, md5: md5) }
}

extension SuiteLibrary {
  /// The data sets of some names, all of them for none or `all`.
  ///
  /// - Throws: a failure that lists the names.
  func datasets(named names: [String]) throws(CommandFailure) -> [DatasetSource] {
    let known = datasets.map(\.id)
    if let unknown = names.first(where: { $0 != "all" && !known.contains($0) }) {
      throw CommandFailure(
        .nothingMatched,
        "unknown data set '\(unknown)'; there are \(known.joined(separator: ", "))"
      )
    }
    let isEvery = names.isEmpty || names.contains("all")
    return isEvery ? datasets : datasets.filter { names.contains($0.id) }
  }
}
