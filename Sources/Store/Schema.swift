import GRDB

/// The tables of a store, as named migrations that are never edited once released.
enum Schema {
  /// The number in the file's header that marks a database as ours: "pwsb" in ASCII.
  static let applicationID: Int32 = 0x7077_7362

  /// All migrations, in the order in which they are applied.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs") { database in
      try database.execute(sql: runs)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("2 attempts") { database in
      try database.execute(sql: attempts)
    }
    migrator.registerMigration("3 verdicts") { database in
      try database.execute(sql: verdicts)
    }
    migrator.registerMigration("4 provenance") { database in
      try database.execute(sql: provenance)
    }
    migrator.registerMigration("5 noise floors") { database in
      try database.execute(sql: noiseFloors)
    }
    migrator.registerMigration("6 fingerprints") { database in
      try database.execute(sql: fingerprints)
    }
    migrator.registerMigration("7 continuations and load") { database in
      try database.execute(sql: continuations)
    }
    migrator.registerMigration("8 scaling") { database in
      try database.execute(sql: scaling)
    }
    return migrator
  }

  /// Who ran what: runs, the cells they declared, and the lease of the one writer.
  private static let runs = """
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
    """

  /// What happened: attempts, their points as they arrived, and their results.
  private static let attempts = """
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
  /// What was concluded at the end of a run, and the attempts that counted then.
  private static let verdicts = """
    CREATE TABLE verdict(
      run_id TEXT NOT NULL REFERENCES run(id), claim TEXT NOT NULL, rule_sha TEXT NOT NULL,
      cells_sha TEXT NOT NULL, verdict TEXT NOT NULL, effect REAL, lower REAL, upper REAL, measured INTEGER NOT NULL,
      declared INTEGER NOT NULL, PRIMARY KEY(run_id, claim)) STRICT, WITHOUT ROWID;
    CREATE TABLE verdict_attempt(
      run_id TEXT NOT NULL REFERENCES run(id), attempt_id TEXT NOT NULL REFERENCES attempt(id),
      PRIMARY KEY(run_id, attempt_id)) STRICT, WITHOUT ROWID;
    """

  /// What else a run was made with: the changes beyond the commit, the build, and the load.
  private static let provenance = """
    ALTER TABLE build ADD COLUMN diff_sha TEXT;
    ALTER TABLE build ADD COLUMN configuration TEXT;
    ALTER TABLE build ADD COLUMN libraries TEXT;
    ALTER TABLE run ADD COLUMN level TEXT;
    ALTER TABLE run ADD COLUMN load1 REAL;
    """

  /// How far timings of identical code lie apart, by machine.
  private static let noiseFloors = """
    CREATE TABLE noise_floor(
      machine TEXT NOT NULL, suite TEXT NOT NULL, case_id TEXT NOT NULL, arm TEXT NOT NULL,
      metric TEXT NOT NULL, relative REAL NOT NULL CHECK(relative >= 0), rounds INTEGER NOT NULL,
      measured TEXT NOT NULL,
      PRIMARY KEY(machine, suite, case_id, arm, metric)) STRICT, WITHOUT ROWID;
    """

  /// What computed a cell, and the decision that follows when it would compute otherwise now.
  private static let fingerprints = """
    ALTER TABLE cell ADD COLUMN identity TEXT NOT NULL DEFAULT '';
    ALTER TABLE cell ADD COLUMN engine TEXT NOT NULL DEFAULT '';
    UPDATE cell SET identity = key;
    CREATE TABLE run_cell_next(
      run_id TEXT NOT NULL REFERENCES run(id), suite TEXT NOT NULL, case_id TEXT NOT NULL,
      arm TEXT NOT NULL, seed INTEGER NOT NULL, cell_key TEXT NOT NULL REFERENCES cell(key),
      decision TEXT NOT NULL
        CHECK(decision IN ('new', 'cached', 'stale', 'failed', 'skipped')),
      reason TEXT NOT NULL, PRIMARY KEY(run_id, suite, case_id, arm, seed)) STRICT, WITHOUT ROWID;
    INSERT INTO run_cell_next SELECT * FROM run_cell;
    DROP TABLE run_cell;
    ALTER TABLE run_cell_next RENAME TO run_cell;
    """

  /// The step of the checkpoint that an attempt went on from, and the cores that others kept busy right
  /// before a timing.
  private static let continuations = """
    ALTER TABLE attempt ADD COLUMN continued_step INTEGER;
    ALTER TABLE attempt ADD COLUMN busy_cores REAL;
    """

  /// How fast a machine trains with so many cells side by side, on so many threads each.
  private static let scaling = """
    CREATE TABLE scaling(
      machine_id TEXT NOT NULL, threads INTEGER NOT NULL CHECK(threads > 0),
      jobs INTEGER NOT NULL CHECK(jobs > 0), images_s REAL NOT NULL CHECK(images_s > 0),
      measured TEXT NOT NULL, PRIMARY KEY(machine_id, threads, jobs)) STRICT, WITHOUT ROWID;
    """
}
