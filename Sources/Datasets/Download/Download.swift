import Foundation

/// A file that is fetched: resumed where it stopped, checked, and only then given its name.
public struct Download: Sendable {
  /// The address.
  public let address: String
  /// Where the file is to lie; until it is complete and checked, `.part` stands behind its name.
  public let path: String
  /// How it is recognized.
  public let fingerprint: FileFingerprint

  /// Describes a download.
  public init(_ address: String, to path: String, fingerprint: FileFingerprint) {
    self.address = address
    self.path = path
    self.fingerprint = fingerprint
  }

  private var part: String { path + ".part" }

  /// Fetches the file.
  ///
  /// What an earlier call left is continued. If the whole then has a wrong checksum, it is fetched
  /// once more from its start; a file with a wrong checksum never gets its name.
  /// - Parameter progress: is told the bytes that are there.
  /// - Throws: why there is no file of this fingerprint at `path`.
  public func run(progress: @escaping @Sendable (Int) -> Void) async throws(DownloadError) {
    try Self.makeFolder(of: part)
    let resumed = Self.length(of: part) > 0
    try await transfer(progress)
    do {
      try fingerprint.verify(part)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      guard resumed else { throw error }
      try await transfer(progress)
      do {
        try fingerprint.verify(part)
      } catch {
        try? FileManager.default.removeItem(atPath: part)
        throw error
      }
    }
    try Self.rename(part, to: path)
  }

  private func transfer(_ progress: @escaping @Sendable (Int) -> Void) async throws(DownloadError) {
    let count = Self.length(of: part)
    if count == fingerprint.bytes { return }
    if count > fingerprint.bytes || count == 0 {
      guard FileManager.default.createFile(atPath: part, contents: nil) else {
        throw .unusable(part, reason: "cannot be written")
      }
    }
    guard let handle = FileHandle(forUpdatingAtPath: part) else {
      throw .unusable(part, reason: "cannot be written")
    }
    defer { try? handle.close() }
    let start = Int(clamping: (try? handle.seekToEnd()) ?? 0)
    try await HTTPTransfer(
      address,
      into: handle,
      count: start,
      limit: fingerprint.bytes,
      progress: progress
    ).run()
  }

  private static func length(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
  }

  /// Makes the folder that a file is to lie in.
  static func makeFolder(of path: String) throws(DownloadError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unusable(folder.path, reason: error.localizedDescription)
    }
  }

  /// Gives a complete file its name, whatever had that name before.
  static func rename(_ old: String, to new: String) throws(DownloadError) {
    guard Foundation.rename(old, new) == 0 else {
      throw .unusable(new, reason: String(cString: strerror(errno)))
    }
  }
}
