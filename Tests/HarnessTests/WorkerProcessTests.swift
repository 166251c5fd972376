import Checksums
import Foundation
import Harness
import Store
import Testing

@Suite("WorkerProcess")
struct WorkerProcessTests {
  @Test("a worker leads a process group of its own")
  func group() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(
      try await worker.end(
        "[ \"$(cut -d' ' -f5 /proc/$$/stat)\" = $$ ] && \(FakeWorker.say(FakeWorker.result))"
      )
    )
    #expect(end.outcome == .ok)
  }

  @Test("the request arrives as one line, followed by the end of the input")
  func request() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let copy = worker.folder.appendingPathComponent("request").path
    let end = try #require(
      try await worker.end("cat > \(copy); " + FakeWorker.say(FakeWorker.result))
    )
    #expect(end.outcome == .ok)
    let text = try String(contentsOfFile: copy, encoding: .utf8)
    #expect(text.hasSuffix("}\n") && text.count(where: \.isNewline) == 1)
    let request = try CanonicalJSON.value(WorkerRequest.self, from: text.utf8)
    #expect(request.experiment == (try SampleCatalog.plan().cells.first?.experiment))
  }

  @Test("a worker that closes its input at once is listened to all the same")
  func deaf() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(
      try await worker.end("exec 0<&-; sleep 0.1; " + FakeWorker.say(FakeWorker.result))
    )
    #expect(end.outcome == .ok)
  }
}
