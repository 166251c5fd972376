import Checksums
import Foundation

/// How a file is recognized: its length, and a checksum where one is known.
public struct FileFingerprint: Sendable, Hashable {
  /// The length in bytes.
  public var bytes: Int
  /// SHA-256 in hexadecimal.
  public var sha256: String?
  /// MD5 in hexadecimal, where only that was published; it finds damage, not malice.
  public var md5: String?

  /// Creates a fingerprint.
  public init(bytes: Int, sha256: String? = nil, md5: String? = nil) {
    self.bytes = bytes
    self.sha256 = sha256
    self.md5 = md5
  }

  /// Bytes that are read at a time.
  private static let piece = 1 << 20

  /// Compares a file with the fingerprint; the length first, as that needs no reading.
  ///
  /// - Throws: `DownloadError.missing` or `.damaged` where the file is not this one.
  public func verify(_ path: String) throws(DownloadError) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .missing(path) }
    defer { try? handle.close() }
    do {
      let length = Int(clamping: try handle.seekToEnd())
      guard length == bytes else {
        throw DownloadError.damaged(path, expected: "\(bytes) bytes", found: "\(length) bytes")
      }
      try handle.seek(toOffset: 0)
      try verifySum(of: handle, path)
    } catch let error as DownloadError {
      throw error
    } catch {
      throw .unusable(path, reason: error.localizedDescription)
    }
  }

  private func verifySum(of handle: FileHandle, _ path: String) throws {
    var (strong, weak) = (SHA256Digest(), MD5Digest())
    guard sha256 != nil || md5 != nil else { return }
    while let data = try handle.read(upToCount: Self.piece), !data.isEmpty {
      data.withUnsafeBytes { raw in
        if sha256 != nil { strong.update(raw) } else { weak.update(raw) }
      }
    }
    let (name, expected, found) =
      sha256.map { ("SHA-256", $0, strong.hex) } ?? ("MD5", md5 ?? "", weak.hex)
    guard expected == found else {
      throw DownloadError.damaged(path, expected: "\(name) \(expected)", found: found)
    }
  }
}
