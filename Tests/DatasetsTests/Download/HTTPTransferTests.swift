import Datasets
import Foundation
import Synchronization
import Testing

@Suite("HTTPTransfer")
struct HTTPTransferTests {
  @Test("progress counts the bytes that are there, those of an earlier call included")
  func progress() async throws {
    let bytes = DownloadTests.bytes
    let server = try LoopbackServer(["/a.bin": bytes])
    defer { server.stop() }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("transfer-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try TemporaryFolder(path: folder).write(Array(bytes.prefix(4)), to: "a.bin.part")
    let counts = Mutex<[Int]>([])
    try await Download(
      server.address("/a.bin"),
      to: folder + "/a.bin",
      fingerprint: DownloadTests.sound
    ).run { count in counts.withLock { $0.append(count) } }
    let seen = counts.withLock { $0 }
    #expect(seen.last == bytes.count && seen == seen.sorted() && (seen.first ?? 0) > 4)
  }

  @Test("without a server the address is named, and what to do")
  func unreachable() async throws {
    let folder = FileManager.default.temporaryDirectory.path
    let path = "\(folder)/never-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path + ".part") }
    let download = Download("http://127.0.0.1:1/a.bin", to: path, fingerprint: DownloadTests.sound)
    do {
      try await download.run { _ in }
      Issue.record("a download from a closed port ended well")
    } catch {
      #expect(error.description.hasPrefix("http://127.0.0.1:1/a.bin: cannot be reached ("))
      #expect(error.description.contains("--mirror"))
    }
  }

  @Test("what is no address is refused")
  func noAddress() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/no-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path + ".part") }
    await #expect(throws: DownloadError.self) {
      try await Download("cifar", to: path, fingerprint: DownloadTests.sound).run { _ in }
    }
  }

  @Test("a certificate that nobody vouches for is told apart from a lost connection")
  func distrust() {
    func error(_ code: Int, _ reason: String) -> NSError {
      NSError(domain: NSURLErrorDomain, code: code, userInfo: [NSLocalizedDescriptionKey: reason])
    }
    let linux = "SSL certificate problem: self-signed certificate"
    #expect(DownloadError(lost: "x", error(-1, linux)) == .untrusted("x", reason: linux))
    #expect(DownloadError(lost: "x", error(-1202, "no")) == .untrusted("x", reason: "no"))
    #expect(DownloadError(lost: "x", error(-1004, "off")) == .unreachable("x", reason: "off"))
  }
}
