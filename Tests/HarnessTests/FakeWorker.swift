import Foundation
import Harness
import Store

/// A worker that is a shell script, and the place where its outcomes are kept.
struct FakeWorker {
  let folder: URL
  let store: ResultStore
  private static let holder = ProcessIdentity.current()

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-worker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try ResultStore(
      path: folder.appendingPathComponent("r.sqlite").path,
      holder: Self.holder,
      now: Timestamp.now(),
      isAlive: { _ in false }
    )
  }

  func remove() {
    try? store.close(Self.holder)
    try? FileManager.default.removeItem(at: folder)
  }

  static let result = """
    {"result":{"diverged":false,"results":{"test_accuracy":0.5},"trajectory":"abc"},\
    "usage":{"peakMemory":10,"processorSeconds":0.5}}
    """
  static let points = """
    {"points":[{"metric":"train_loss","seconds":0.1,"step":1,"value":"NaN"}],\
    "usage":{"peakMemory":9,"processorSeconds":0.25}}
    """

  /// A script that prints a line of the protocol.
  static func say(_ line: String) -> String { "printf '%s\\n' '\(line)'" }

  func command(_ script: String) -> WorkerLaunch {
    WorkerLaunch(
      executable: "/bin/sh",
      arguments: ["-c", script],
      grace: .milliseconds(300)
    )
  }

  /// Runs `count` cells with `script` and returns what became of them, in their order.
  func outcomes(
    _ script: String,
    count: Int = 1,
    jobs: Int = 1,
    timeout: Double = 20,
    memoryLimit: Double? = nil,
    signals: AsyncStream<Int32>? = nil,
    budget: Double? = nil
  ) async throws -> (ends: [AttemptEnd], summary: RunSummary) {
    var cells = Array(try SampleCatalog.plan().cells.prefix(count))
    for index in cells.indices { cells[index].timeout = timeout }
    let run = SampleCatalog.run(Identifier.random())
    try store.begin(run, declaring: cells.map(\.record))
    var ends: [AttemptEnd] = []
    var launch = command(script)
    launch.memoryLimit = memoryLimit
    let summary = try await Scheduler(launch: launch, jobs: jobs, budget: budget)
      .run(cells, runID: run.id, store: store, signals: signals) { event in
        if case .finished(_, let end) = event { ends.append(end) }
      }
    return (ends, summary)
  }

  /// Runs one cell with `script`.
  func end(_ script: String, timeout: Double = 20) async throws -> AttemptEnd? {
    try await outcomes(script, timeout: timeout).ends.first
  }
}
