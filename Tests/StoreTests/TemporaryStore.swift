import Foundation
import Store

/// A folder for one test, and what the tests of the store put into it.
struct TemporaryStore {
  /// The folder; it is removed by `remove()`.
  let folder: URL
  /// The database in the folder.
  var path: String { folder.appendingPathComponent("results.sqlite").path }
  /// The process that opens the database.
  static let holder = Holder(bootID: "boot-1", pid: 100, processStart: 5)

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Opens the database for writing, nobody else being alive.
  func open(
    as holder: Holder = Self.holder,
    isAlive: (Holder) -> Bool = { _ in false }
  ) throws(StoreError) -> ResultStore {
    try ResultStore(path: path, holder: holder, now: "2026-01-01T00:00:00Z", isAlive: isAlive)
  }

  /// A run with one cell per key.
  static func run(_ id: String = "run-1") -> RunRecord {
    RunRecord(
      id: id,
      started: "2026-01-01T00:00:00Z",
      profile: "quick",
      arguments: ["run", "all"],
      options: "{}",
      machine: MachineRecord(
        id: "machine-1",
        hostname: "here",
        system: "Linux",
        kernel: "6",
        processor: "cpu",
        cores: 2,
        instructionSets: "avx2",
        memory: 1024
      ),
      build: BuildRecord(
        id: "build-1",
        commit: "abc",
        isDirty: true,
        compiler: "6.3",
        executable: nil
      )
    )
  }

  static func cell(_ key: String, suite: String = "large-lr", seed: Int = 0) -> CellRecord {
    CellRecord(
      key: key,
      kind: "train",
      epoch: 1,
      seed: seed,
      settings: "{}",
      suite: suite,
      caseID: "train",
      arm: "method=bn",
      decision: "new",
      reason: "never run"
    )
  }

  static func attempt(_ id: String, cell key: String, run: String = "run-1") -> AttemptStart {
    AttemptStart(
      id: id,
      cellKey: key,
      runID: run,
      started: "2026-01-01T00:00:01Z",
      bootID: "boot-1"
    )
  }

  static func end(_ outcome: AttemptOutcome) -> AttemptEnd {
    AttemptEnd(outcome: outcome, ended: "2026-01-01T00:00:02Z", seconds: 1)
  }
}
