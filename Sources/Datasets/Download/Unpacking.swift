import Foundation

/// Takes files out of a gzip-compressed tar archive: those that are asked for and no others.
public struct Unpacking: Sendable {
  /// The archive.
  public let archive: String
  /// The files that are wanted, by their names in the archive.
  public let files: [String: FileFingerprint]

  /// Bytes that headers and other files of an archive may take.
  private static let allowance = 16 << 20

  /// Describes what is taken from an archive.
  public init(_ archive: String, files: [String: FileFingerprint]) {
    self.archive = archive
    self.files = files
  }

  /// Writes the files below a folder, each checked before it gets its name.
  public func run(into folder: String) throws(DownloadError) {
    let bytes = try unpacked()
    let table: [String: Range<Int>]
    do {
      table = try TarArchive(bytes).files
    } catch {
      throw .badArchive(archive, reason: error.description)
    }
    for (name, fingerprint) in files.sorted(by: { $0.key < $1.key }) {
      guard let range = table[name] else {
        throw .badArchive(archive, reason: "the archive has no file \(name)")
      }
      try write(bytes[range], to: "\(folder)/\(name)", fingerprint: fingerprint)
    }
  }

  private func unpacked() throws(DownloadError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: archive) else { throw .missing(archive) }
    let limit = files.values.reduce(Self.allowance) { $0 + $1.bytes }
    do {
      return try Gzip.decompressed([UInt8](data), limit: limit)
    } catch {
      throw .badArchive(archive, reason: error.description)
    }
  }

  private func write(
    _ bytes: ArraySlice<UInt8>,
    to path: String,
    fingerprint: FileFingerprint
  ) throws(DownloadError) {
    let part = path + ".part"
    try Download.makeFolder(of: path)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: part))
    } catch {
      throw .unusable(part, reason: error.localizedDescription)
    }
    do {
      try fingerprint.verify(part)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
    try Download.rename(part, to: path)
  }
}
