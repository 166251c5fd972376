import Checksums
import Datasets
import Foundation
import Synchronization
import Testing

@Suite("Download")
struct DownloadTests {
  static let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 256) }
  static let sound = FileFingerprint(bytes: bytes.count, sha256: SHA256Digest.hex(of: bytes))

  /// Fetches `/a.bin` below a new folder; `earlier` is what a former call has left.
  private func fetch(
    from manner: LoopbackServer.Manner = .good,
    fingerprint: FileFingerprint = DownloadTests.sound,
    earlier: [UInt8] = [],
    check: (String, LoopbackServer, DownloadError?) throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("download-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let server = try LoopbackServer(["/a.bin": Self.bytes], manner: manner)
    defer { server.stop() }
    let path = folder + "/sets/a.bin"
    if !earlier.isEmpty {
      try TemporaryFolder(path: folder).write(earlier, to: "sets/a.bin.part")
    }
    let download = Download(server.address("/a.bin"), to: path, fingerprint: fingerprint)
    var failure: DownloadError?
    do {
      try await download.run { _ in }
    } catch {
      failure = error
    }
    try check(path, server, failure)
  }

  private func contents(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  @Test("a file is fetched whole and gets its name")
  func whole() async throws {
    try await fetch { path, server, failure in
      #expect(failure == nil && contents(path) == Self.bytes)
      #expect(server.requests == ["/a.bin"])
      #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    }
  }

  @Test("what is there already is not fetched again")
  func resumed() async throws {
    try await fetch(earlier: Array(Self.bytes.prefix(1000))) { path, server, failure in
      #expect(failure == nil && contents(path) == Self.bytes)
      #expect(server.requests == ["/a.bin from 1000"])
    }
    try await fetch(earlier: Self.bytes) { path, server, failure in
      #expect(failure == nil && contents(path) == Self.bytes && server.requests.isEmpty)
    }
  }

  @Test("a server without ranges sends the whole file, which replaces the part")
  func noRanges() async throws {
    let earlier = Array(Self.bytes.prefix(1000))
    try await fetch(from: .ignoresRanges, earlier: earlier) { path, _, failure in
      #expect(failure == nil && contents(path) == Self.bytes)
    }
  }

  @Test("a part that belongs to another file is fetched again from the start")
  func foreignPart() async throws {
    let earlier = [UInt8](repeating: 255, count: 1000)
    try await fetch(earlier: earlier) { path, server, failure in
      #expect(failure == nil && contents(path) == Self.bytes)
      #expect(server.requests == ["/a.bin from 1000", "/a.bin"])
    }
  }

  @Test("a connection that breaks leaves a part to continue from")
  func broken() async throws {
    try await fetch(from: .breaksOffOnce(after: 5000)) { path, _, failure in
      guard case .unreachable = failure else {
        Issue.record("expected a broken connection, found \(String(describing: failure))")
        return
      }
      #expect(contents(path) == nil)
      #expect(contents(path + ".part") == Array(Self.bytes.prefix(5000)))
    }
  }

  @Test("a wrong checksum never gets the name, and nothing is left")
  func wrongChecksum() async throws {
    let other = FileFingerprint(bytes: Self.bytes.count, md5: String(repeating: "0", count: 32))
    try await fetch(fingerprint: other) { path, _, failure in
      let found = MD5Digest.hex(of: Self.bytes)
      #expect(
        failure
          == .damaged(
            path + ".part",
            expected: "MD5 \(String(repeating: "0", count: 32))",
            found: found
          )
      )
      #expect(contents(path) == nil && contents(path + ".part") == nil)
    }
  }

  @Test("more bytes than the file has, or another status, are refused")
  func refused() async throws {
    try await fetch(fingerprint: FileFingerprint(bytes: 10)) { path, _, failure in
      guard case .refused = failure else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(contents(path) == nil)
    }
    try await fetch(from: .sends(status: 503)) { _, server, failure in
      #expect(failure == .refused(server.address("/a.bin"), answer: "with status 503"))
    }
  }
}
