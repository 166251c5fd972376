import Foundation
import Harness
import Store
import Testing

@Suite("RunLoop")
struct RunLoopTests {
  @Test("a request to stop keeps finished cells, interrupts running ones and starts no other")
  func stop() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let (signals, sink) = AsyncStream.makeStream(of: Int32.self)
    // The first cell ends at once; the second finds the mark and waits.
    let mark = worker.folder.appendingPathComponent("mark").path
    let script =
      "if mkdir \(mark) 2>/dev/null; then \(FakeWorker.say(FakeWorker.result)); "
      + "else \(FakeWorker.say(FakeWorker.points)); sleep 600; fi"
    var cells = Array(try SampleCatalog.plan().cells.prefix(4))
    for index in cells.indices { cells[index].timeout = 20 }
    try worker.store.begin(SampleCatalog.run(), declaring: cells.map(\.record))
    let summary = try await Scheduler(launch: worker.command(script), jobs: 1)
      .run(cells, runID: "run-1", store: worker.store, signals: signals) { event in
        if case .points = event { sink.yield(2) }
      }
    #expect(summary.outcomes == [.ok: 1, .interrupted: 1])
    #expect(summary.stop == .signal(2) && summary.left == 3 && summary.failures == 0)
    #expect(try worker.store.outcomes(ofRun: "run-1") == [.ok: 1, .interrupted: 1])
    let next = try SampleCatalog.plan(states: try worker.store.cellStates())
    #expect(next.cells.prefix(4).map(\.decision) == [.cached, .new, .new, .new])
  }

  @Test("a used up time budget starts no further cell and ends none")
  func budget() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let (ends, summary) = try await worker.outcomes(
      "sleep 0.3; " + FakeWorker.say(FakeWorker.result),
      count: 4,
      budget: 0.1
    )
    #expect(ends.map(\.outcome) == [.ok])
    #expect(summary.stop == .budget && summary.left == 3)
  }
}
