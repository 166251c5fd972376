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
      identity: key,
      engine: "e",
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

extension TemporaryStore {
  /// Makes the database as the version with two migrations left it, with one measured cell.
  func makeOfVersion2() throws {
    let raw = try RawDatabase(path: path)
    for text in [Self.version2, Self.contentOfVersion2] { try raw.execute(text) }
  }

  /// The tables as they were; never to be changed, since files like this exist.
  private static let version2 = """
    CREATE TABLE grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 runs'), ('2 attempts');
    PRAGMA application_id = 1886876514;
    CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE lease(
      id INTEGER PRIMARY KEY CHECK(id = 1), boot_id TEXT NOT NULL, pid INTEGER NOT NULL,
      process_start INTEGER NOT NULL, taken TEXT NOT NULL) STRICT;
    CREATE TABLE machine(
      id TEXT PRIMARY KEY NOT NULL, hostname TEXT NOT NULL, os TEXT NOT NULL,
      kernel TEXT NOT NULL, cpu TEXT NOT NULL, cores INTEGER NOT NULL, isa TEXT NOT NULL,
      ram_mb INTEGER NOT NULL) STRICT;
    CREATE TABLE build(
      id TEXT PRIMARY KEY NOT NULL, git_sha TEXT, git_dirty INTEGER, swift TEXT NOT NULL,
      binary_sha TEXT) STRICT;
    CREATE TABLE run(
      id TEXT PRIMARY KEY NOT NULL, started TEXT NOT NULL, ended TEXT, profile TEXT NOT NULL,
      argv TEXT NOT NULL, options_json TEXT NOT NULL,
      machine_id TEXT REFERENCES machine(id), build_id TEXT REFERENCES build(id),
      state TEXT NOT NULL CHECK(state IN ('running', 'ended', 'interrupted')),
      exit_code INTEGER) STRICT;
    CREATE TABLE cell(
      key TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, epoch INTEGER NOT NULL,
      seed INTEGER NOT NULL, settings_json TEXT NOT NULL) STRICT;
    CREATE TABLE run_cell(
      run_id TEXT NOT NULL REFERENCES run(id), suite TEXT NOT NULL, case_id TEXT NOT NULL,
      arm TEXT NOT NULL, seed INTEGER NOT NULL, cell_key TEXT NOT NULL REFERENCES cell(key),
      decision TEXT NOT NULL CHECK(decision IN ('new', 'cached', 'failed', 'skipped')),
      reason TEXT NOT NULL,
      PRIMARY KEY(run_id, suite, case_id, arm, seed)) STRICT, WITHOUT ROWID;
    CREATE TABLE attempt(
      id TEXT PRIMARY KEY NOT NULL, cell_key TEXT NOT NULL REFERENCES cell(key),
      run_id TEXT NOT NULL REFERENCES run(id), started TEXT NOT NULL, ended TEXT,
      boot_id TEXT NOT NULL, pid INTEGER,
      outcome TEXT NOT NULL CHECK(outcome IN ('running', 'ok', 'diverged', 'timeout', 'oom',
        'crashed', 'error', 'interrupted')),
      accepted INTEGER NOT NULL DEFAULT 0 CHECK(accepted IN (0, 1)),
      trajectory_sha TEXT, detail TEXT, signal INTEGER, exit_code INTEGER,
      seconds REAL, cpu_s REAL, max_rss_mb REAL, stderr_tail TEXT,
      CHECK(accepted = 0 OR outcome IN ('ok', 'diverged'))) STRICT;
    CREATE UNIQUE INDEX one_accepted ON attempt(cell_key) WHERE accepted = 1;
    CREATE INDEX attempt_cell ON attempt(cell_key);
    CREATE TABLE point(
      attempt_id TEXT NOT NULL REFERENCES attempt(id), metric TEXT NOT NULL,
      step INTEGER NOT NULL, clock_s REAL, value REAL,
      kind TEXT NOT NULL DEFAULT 'finite' CHECK(kind IN ('finite', 'nan', '+inf', '-inf')),
      CHECK((kind = 'finite') = (value IS NOT NULL)),
      PRIMARY KEY(attempt_id, metric, step)) STRICT, WITHOUT ROWID;
    CREATE TABLE result(
      attempt_id TEXT NOT NULL REFERENCES attempt(id), metric TEXT NOT NULL, value REAL,
      kind TEXT NOT NULL DEFAULT 'finite' CHECK(kind IN ('finite', 'nan', '+inf', '-inf')),
      CHECK((kind = 'finite') = (value IS NOT NULL)),
      PRIMARY KEY(attempt_id, metric)) STRICT, WITHOUT ROWID;
    """

  private static let contentOfVersion2 = """
    INSERT INTO machine VALUES ('m', 'h', 'os', '6', 'cpu', 2, 'avx2', 1024);
    INSERT INTO build VALUES ('b', 'abc', 0, '6.3', NULL);
    INSERT INTO run VALUES ('old-run', '2025', '2025', 'quick', 'run', '{}', 'm', 'b', 'ended', 0);
    INSERT INTO cell VALUES ('old-cell', 'train', 1, 7, '{}');
    INSERT INTO run_cell VALUES ('old-run', 's', 'c', 'a', 7, 'old-cell', 'new', '');
    INSERT INTO attempt(id, cell_key, run_id, started, ended, boot_id, outcome, accepted, seconds)
      VALUES ('old-attempt', 'old-cell', 'old-run', '2025', '2025', 'boot', 'ok', 1, 1.5);
    INSERT INTO result VALUES ('old-attempt', 'test_accuracy', 0.5, 'finite');
    """
}
