import Comparison
import Foundation
import Harness
import Store

/// A run in a database of its own, of which only the snapshot stays.
struct ScratchRun {
  var plan: Plan
  var options: PlanOptions
  var execution: ExecutionOptions
  var dataDirectory: String?
  var surroundings: Surroundings
  var source: SnapshotSource

  /// Runs the plan.
  ///
  /// - Parameter purpose: what follows when it is stopped, `no floor was kept`.
  /// - Returns: what was measured, failures included.
  /// - Throws: a failure when it was stopped, or a database cannot be used.
  func snapshot(for purpose: String) async throws -> Snapshot {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-\(Identifier.random())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let holder = ProcessIdentity.current()
    let store = try RunCommand.openStore(folder + "/scratch.sqlite", holder)
    let session = RunSession(
      store: store,
      plan: plan,
      options: options,
      execution: execution,
      dataDirectory: dataDirectory,
      surroundings: surroundings
    )
    let status = try await session.run { _ in }
    guard let run = try store.lastRun(), status == .success || status == .unmeasured else {
      throw CommandFailure(status, "stopped: \(purpose)")
    }
    let snapshot = try SnapshotAssembly(store: store, run: run, library: source.library)
      .snapshot()
    try store.close(holder)
    return snapshot
  }
}
