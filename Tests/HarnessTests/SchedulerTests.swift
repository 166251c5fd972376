import Catalog
import Foundation
import Harness
import Store
import Testing

@Suite("Scheduler")
struct SchedulerTests {
  @Test("a result with a clean exit is kept with its points, NaN included")
  func good() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let script = [FakeWorker.say(FakeWorker.points), FakeWorker.say(FakeWorker.result)]
      .joined(separator: "; ")
    let (ends, summary) = try await worker.outcomes("cat >/dev/null; \(script)", count: 3)
    #expect(ends.map(\.outcome) == [.ok, .ok, .ok])
    #expect(summary.left == 0 && summary.failures == 0 && summary.stop == nil)
    let states = try worker.store.cellStates()
    #expect(states.count == 3)
    let state = try #require(states.values.first)
    #expect(state.isAccepted && state.trajectory == "abc")
    #expect(
      try worker.store.acceptedResults()[state.attemptID] == ["test_accuracy": 0.5, "diverged": 0]
    )
    let point = try #require(try worker.store.points(of: state.attemptID).first)
    #expect(point.value.isNaN && point.step == 1)
    #expect(ends.first?.processorSeconds == 0.5 && ends.first?.peakMemory == 10)
  }

  @Test("a worker that segfaults is a crash with its signal, and the run goes on")
  func segfault() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let (ends, summary) = try await worker.outcomes(
      "cat >/dev/null; echo 'about to fall' >&2; kill -SEGV $$",
      count: 2
    )
    #expect(ends.map(\.outcome) == [.crashed, .crashed])
    #expect(ends.first?.signal == 11)
    #expect(ends.first?.standardError == "about to fall\n")
    #expect(try #require(ends.first?.peakMemory) > 0)
    #expect(ends.first?.detail == "ended by SIGSEGV without a result")
    #expect(summary.failures == 2 && summary.left == 0)
  }

  @Test("an exit code without a result is a crash")
  func exitCode() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(try await worker.end("exit 3"))
    #expect(end.outcome == .crashed && end.exitCode == 3)
    #expect(end.detail == "exited with code 3 without a result")
  }

  @Test("a result followed by a crash is not believed")
  func crashAfterResult() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(
      try await worker.end(FakeWorker.say(FakeWorker.result) + "; kill -ABRT $$")
    )
    #expect(end.outcome == .crashed && end.results.isEmpty)
    #expect(end.detail == "ended by SIGABRT after its result")
  }

  @Test("a reported failure is an error with its own words")
  func failure() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(
      try await worker.end(
        FakeWorker.say(
          #"{"failure":"no such images","usage":{"peakMemory":1,"processorSeconds":0}}"#
        )
      )
    )
    #expect(end.outcome == .error && end.detail == "no such images")
  }

  @Test(
    "garbage and half a line are crashes",
    arguments: [
      ("echo 'loss: 0.5'; sleep 5", "wrote a line that is no message: “loss: 0.5”"),
      ("printf '{\"resu'", "ended in the middle of a message: “{\"resu”"),
      ("printf '{}\\n'", "wrote a line that is no message: “{}”"),
      ("printf '\\377\\000\\n'; sleep 5", "wrote a line that is no message: “\u{FFFD}\u{FFFD}”"),
    ]
  )
  func garbage(script: String, detail: String) async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(try await worker.end(script))
    #expect(end.outcome == .crashed && end.detail == detail)
  }

  @Test("the last 64 KiB of ten megabytes of standard error are kept")
  func standardError() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(
      try await worker.end(
        "head -c 10000000 /dev/zero | tr '\\0' 'x' >&2; echo end >&2; "
          + FakeWorker.say(FakeWorker.result)
      )
    )
    #expect(end.outcome == .ok)
    #expect(end.standardError.utf8.count == 64 << 10)
    #expect(end.standardError.hasSuffix("xend\n"))
  }

  @Test("a hung worker that ignores TERM is killed after its deadline with all its children")
  func deadline() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let pidFile = worker.folder.appendingPathComponent("child").path
    let end = try #require(
      try await worker.end(
        "trap '' TERM; (trap '' TERM; echo $$ >/dev/null; exec sleep 600) & echo $! > \(pidFile); wait",
        timeout: 0.5
      )
    )
    #expect(end.outcome == .timeout && end.signal == 9)
    #expect(end.detail == "no result within 0.5 s")
    let child = try #require(
      Int32(
        String(contentsOfFile: pidFile, encoding: .utf8)
          .trimmingCharacters(in: .whitespacesAndNewlines)
      )
    )
    #expect(await isGone(child))
  }

  @Test("a worker that closes its channel but does not leave is ended")
  func silent() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let end = try #require(try await worker.end("exec 1>&- 2>&-; sleep 600"))
    #expect(end.outcome == .crashed && end.signal == 15)
  }

  @Test("a child that a worker leaves behind is killed and does not hold the run")
  func grandchild() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let pidFile = worker.folder.appendingPathComponent("child").path
    let end = try #require(
      try await worker.end(
        "sleep 600 & echo $! > \(pidFile); " + FakeWorker.say(FakeWorker.result)
      )
    )
    #expect(end.outcome == .ok)
    let child = try #require(
      Int32(
        String(contentsOfFile: pidFile, encoding: .utf8)
          .trimmingCharacters(in: .whitespacesAndNewlines)
      )
    )
    #expect(await isGone(child))
  }

  @Test("a worker that cannot be started is a crash, not the end of the run")
  func noExecutable() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let cells = Array(try SampleCatalog.plan().cells.prefix(1))
    try worker.store.begin(SampleCatalog.run(), declaring: cells.map(\.record))
    let command = WorkerLaunch(executable: worker.folder.path + "/nothing")
    let summary = try await Scheduler(launch: command, jobs: 1)
      .run(cells, runID: "run-1", store: worker.store) { _ in }
    #expect(summary.outcomes == [.crashed: 1])
  }

  @Test("as many workers run at once as there are jobs")
  func parallel() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    // Each waits for the other: one after the other they would both reach their deadline.
    let folder = worker.folder.path
    let script =
      "mktemp \(folder)/here.XXXXXX >/dev/null; "
      + "while [ $(ls \(folder) | grep -c here) -lt 2 ]; do sleep 0.02; done; "
      + FakeWorker.say(FakeWorker.result)
    let (ends, _) = try await worker.outcomes(script, count: 2, jobs: 2)
    #expect(ends.map(\.outcome) == [.ok, .ok])
  }

  @Test("a timing runs alone, whatever the number of jobs")
  func timing() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    var cells = Array(try SampleCatalog.plan().cells.prefix(4))
    for index in [1, 2] { cells[index].kind = .timing }
    try worker.store.begin(SampleCatalog.run(), declaring: cells.map(\.record))
    var running: [String: CaseKind] = [:], together: [[CaseKind]] = []
    let launch = worker.command("sleep 0.1; " + FakeWorker.say(FakeWorker.result))
    let summary = try await Scheduler(launch: launch, jobs: 3)
      .run(cells, runID: "run-1", store: worker.store) { event in
        if case .started(let cell) = event {
          running[cell.key] = cell.kind
          together.append(Array(running.values))
        }
        if case .finished(let cell, _) = event { running[cell.key] = nil }
      }
    #expect(summary.outcomes == [.ok: 4])
    #expect(together.count == 4)
    #expect(together.allSatisfy { $0.count == 1 || !$0.contains(.timing) })
  }

  @Test("a worker that takes more memory than it may is ended, and that is its outcome")
  func memory() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    // Fills a variable of the shell: the worker itself grows, not a child of it.
    let mebibyte = "x=x; for i in $(seq 20); do x=$x$x; done"
    let (ends, _) = try await worker.outcomes(
      "\(mebibyte); y=; while :; do y=$y$x; sleep 0.01; done",
      memoryLimit: 64
    )
    #expect(ends.map(\.outcome) == [.oom])
    #expect(ends.first?.detail == "used more than 64 MiB; allow more, or run fewer jobs")
    // It never said anything: what is known of its memory was seen from outside.
    #expect(try #require(ends.first?.peakMemory) > 64)
  }

  @Test("with stopsAtFailure the first failure is the last")
  func failFast() async throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let cells = Array(try SampleCatalog.plan().cells.prefix(3))
    try worker.store.begin(SampleCatalog.run(), declaring: cells.map(\.record))
    var scheduler = Scheduler(launch: worker.command("exit 3"), jobs: 1)
    scheduler.stopsAtFailure = true
    let summary = try await scheduler.run(cells, runID: "run-1", store: worker.store) { _ in }
    #expect(summary.outcomes == [.crashed: 1] && summary.left == 2)
    #expect(summary.stop == .failure && summary.failures == 1)
  }

  /// Whether a process disappears soon; a zombie waiting for its new parent counts as gone.
  private func isGone(_ pid: Int32) async -> Bool {
    for _ in 0..<100 {
      guard kill(pid, 0) == 0 else { return true }
      let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
      if let status, status.contains(") Z ") { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}
