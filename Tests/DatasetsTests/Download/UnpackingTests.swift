import Checksums
import Datasets
import Foundation
import Testing

@Suite("Unpacking")
struct UnpackingTests {
  private let bytes = [UInt8](repeating: 9, count: 70_000)
  private var sound: FileFingerprint {
    FileFingerprint(bytes: bytes.count, sha256: SHA256Digest.hex(of: bytes))
  }

  private func unpack(
    _ archive: [UInt8],
    _ files: [String: FileFingerprint],
    check: (TemporaryFolder, DownloadError?) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      try folder.write(TarSample.gzip(archive), to: "a.tar.gz")
      var failure: DownloadError?
      do throws(DownloadError) {
        try Unpacking(folder.path + "/a.tar.gz", files: files).run(into: folder.path + "/out")
      } catch {
        failure = error
      }
      try check(folder, failure)
    }
  }

  private func names(_ folder: TemporaryFolder) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: folder.path))?.sorted() ?? []
  }

  @Test("only what is asked for is written, whatever else the archive holds")
  func allowed() throws {
    let archive = TarSample.tar([
      ("../evil", [1]), ("/etc/evil", [1]), ("set/a.bin", bytes), ("set/b.bin", [1]),
    ])
    try unpack(archive, ["set/a.bin": sound]) { folder, failure in
      #expect(failure == nil)
      #expect(names(folder) == ["a.tar.gz", "out", "out/set", "out/set/a.bin"])
      let written = FileManager.default.contents(atPath: folder.path + "/out/set/a.bin")
      #expect(written.map { [UInt8]($0) } == bytes)
    }
  }

  @Test("a link in the place of a file counts as missing")
  func link() throws {
    try unpack(TarSample.tar([("a", bytes)], kind: "2"), ["a": sound]) { folder, failure in
      #expect(failure?.description.hasSuffix("the archive has no file a") == true)
      #expect(!names(folder).contains("out/a"))
    }
  }

  @Test("a file with a wrong checksum is not left behind")
  func damaged() throws {
    let archive = TarSample.tar([("a", bytes.map { $0 + 1 })])
    try unpack(archive, ["a": sound]) { folder, failure in
      guard case .damaged = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(names(folder).filter { $0.hasPrefix("out/") }.isEmpty)
    }
  }

  @Test("what is no archive is said to be none")
  func noArchive() throws {
    try TemporaryFolder.with { folder in
      try folder.write([1, 2, 3], to: "a.tar.gz")
      let unpacking = Unpacking(folder.path + "/a.tar.gz", files: ["a": sound])
      #expect(throws: DownloadError.self) { try unpacking.run(into: folder.path) }
      let missing = Unpacking(folder.path + "/b.tar.gz", files: [:])
      #expect(throws: DownloadError.missing(folder.path + "/b.tar.gz")) {
        try missing.run(into: folder.path)
      }
    }
  }
}
