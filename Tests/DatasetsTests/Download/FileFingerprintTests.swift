import Checksums
import Datasets
import Testing

@Suite("FileFingerprint")
struct FileFingerprintTests {
  @Test("length, SHA-256 and MD5 are compared; the length alone where nothing else is known")
  func compared() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/a"
      try folder.write([1, 2, 3], to: "a")
      let (strong, weak) = (SHA256Digest.hex(of: [1, 2, 3]), MD5Digest.hex(of: [1, 2, 3]))
      try FileFingerprint(bytes: 3).verify(path)
      try FileFingerprint(bytes: 3, sha256: strong, md5: "").verify(path)
      try FileFingerprint(bytes: 3, md5: weak).verify(path)
      #expect(throws: DownloadError.damaged(path, expected: "4 bytes", found: "3 bytes")) {
        try FileFingerprint(bytes: 4, sha256: strong).verify(path)
      }
      #expect(throws: DownloadError.damaged(path, expected: "MD5 x", found: weak)) {
        try FileFingerprint(bytes: 3, md5: "x").verify(path)
      }
      #expect(throws: DownloadError.missing(path + "b")) {
        try FileFingerprint(bytes: 3).verify(path + "b")
      }
    }
  }
}
