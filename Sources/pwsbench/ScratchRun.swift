import Catalog
import Comparison
import Foundation
import Harness
import Store

/// A run in a database of its own that is gone when what it measured has been looked at.
struct ScratchRun {
  var plan: Plan
  var options: PlanOptions
  var execution: ExecutionOptions
  var dataDirectory: String?
  var surroundings: Surroundings
  /// The files of the images, as they were when the cells were planned.
  var watch: DatasetWatch?

  /// Runs the plan and looks at what was measured.
  ///
  /// - Parameter look: what is taken from the database, and how the run ended.
  /// - Returns: what `look` found.
  /// - Throws: a failure when a database cannot be used, and what `look` throws.
  func run<Finding>(
    _ look: (ResultStore, ExitStatus) throws -> Finding
  ) async throws -> Finding {
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
      surroundings: surroundings,
      watch: watch
    )
    let status = try await session.run { _ in }
    let finding = try look(store, status)
    try store.close(holder)
    return finding
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - library: the suites of the plan.
  ///   - purpose: what follows when it is stopped, `no floor was kept`.
  /// - Returns: what was measured, failures included.
  /// - Throws: a failure when it was stopped, or a database cannot be used.
  func snapshot(_ library: SuiteLibrary, for purpose: String) async throws -> Snapshot {
    try await run { store, status in
      guard let run = try store.lastRun(), status == .success || status == .unmeasured else {
        throw CommandFailure(status, "stopped: \(purpose)")
      }
      return try SnapshotAssembly(store: store, run: run, library: library).snapshot()
    }
  }
}
