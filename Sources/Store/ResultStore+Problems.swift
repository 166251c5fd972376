import GRDB

extension ResultStore {
  /// Everything about the database that cannot be right, a sentence each; empty when all is well.
  ///
  /// SQLite checks its pages and the rules of the tables; the rest is what the tables cannot say.
  public func problems() throws(StoreError) -> [String] {
    try read { database in
      let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
        .filter { $0 != "ok" }.map { "the file is damaged: \($0)" }
      guard damage.isEmpty else { return damage }
      return try Self.dangling(database) + Self.contradictions(database)
    }
  }

  /// How much there is to check.
  public func size() throws(StoreError) -> StoreSize {
    try read { database in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      return StoreSize(
        runs: try count("run"),
        cells: try count("cell"),
        attempts: try count("attempt"),
        points: try count("point"),
        verdicts: try count("verdict")
      )
    }
  }

  /// Calls `body` with every cell's key and its settings as JSON.
  public func forEachCell(
    _ body: (_ key: String, _ settings: String) -> Void
  ) throws(StoreError) {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT key, settings_json FROM cell ORDER BY key"
      )
      while let row = try rows.next() { body(row[0], row[1]) }
    }
  }

  /// The measured attempts of all cells that do not train, with their cell's settings.
  public func probeMeasurements() throws(StoreError) -> [ProbeMeasurement] {
    try read { database in
      let results = try Self.results(
        database,
        where: """
          attempt_id IN (SELECT attempt.id FROM attempt JOIN cell ON cell.key = cell_key
            WHERE kind <> 'train' AND outcome IN ('ok', 'diverged'))
          """
      )
      return try Row.fetchAll(
        database,
        sql: """
          SELECT cell_key, settings_json, coalesce(trajectory_sha, ''), id FROM attempt
          JOIN cell ON cell.key = cell_key
          WHERE kind <> 'train' AND outcome IN ('ok', 'diverged') ORDER BY attempt.rowid
          """
      ).map { row in
        ProbeMeasurement(
          cellKey: row[0],
          settings: row[1],
          trajectory: row[2],
          results: results[row[3]] ?? [:]
        )
      }
    }
  }

  /// Rows that name a row of another table that is not there.
  private static func dangling(_ database: Database) throws -> [String] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT "table", parent, count(*) FROM pragma_foreign_key_check() GROUP BY 1, 2 ORDER BY 1, 2
        """
    ).map { row in
      let table: String = row[0]
      let parent: String = row[1]
      let count: Int = row[2]
      return "\(count) \(count == 1 ? "row" : "rows") of '\(table)' "
        + "without the row of '\(parent)' that they name"
    }
  }

  /// What no outcome can be, as a query for keys and the sentence that follows the name.
  private static let rules: [(problem: String, keys: String)] = [
    (
      "has more than one accepted attempt",
      "SELECT cell_key FROM attempt WHERE accepted = 1 GROUP BY cell_key HAVING count(*) > 1"
    ),
    (
      "was measured, but no attempt is accepted",
      """
      SELECT DISTINCT cell_key FROM attempt AS a WHERE outcome IN ('ok', 'diverged')
        AND NOT EXISTS (SELECT 1 FROM attempt WHERE accepted = 1 AND cell_key = a.cell_key)
      """
    ),
    (
      "has an accepted attempt without a measurement",
      "SELECT cell_key FROM attempt WHERE accepted = 1 AND outcome NOT IN ('ok', 'diverged')"
    ),
    (
      "has a measurement without results",
      """
      SELECT DISTINCT cell_key FROM attempt WHERE outcome IN ('ok', 'diverged')
        AND NOT EXISTS (SELECT 1 FROM result WHERE attempt_id = attempt.id)
      """
    ),
    (
      "has a measurement whose trajectory is no SHA-256 in hexadecimal",
      """
      SELECT DISTINCT cell_key FROM attempt WHERE outcome IN ('ok', 'diverged')
        AND (trajectory_sha IS NULL OR length(trajectory_sha) <> 64
          OR trajectory_sha GLOB '*[^0-9a-f]*')
      """
    ),
    (
      "has an outcome that contradicts its result 'diverged'",
      """
      SELECT DISTINCT cell_key FROM attempt JOIN result ON attempt_id = attempt.id
      WHERE metric = 'diverged' AND outcome IN ('ok', 'diverged')
        AND (outcome = 'diverged') <> (value IS 1)
      """
    ),
    (
      "has a test accuracy that is not the last of its points",
      """
      SELECT DISTINCT cell_key FROM attempt JOIN result AS r ON r.attempt_id = attempt.id
      JOIN point AS p ON p.attempt_id = attempt.id AND p.metric = r.metric
        AND p.step = (SELECT max(step) FROM point
          WHERE attempt_id = attempt.id AND metric = r.metric)
      WHERE r.metric = 'test_accuracy' AND outcome = 'ok'
        AND (p.value IS NOT r.value OR p.kind <> r.kind)
      """
    ),
    (
      "has a first loss that is not the first of its points",
      trainings("first_loss") + """
         AND EXISTS (SELECT 1 FROM point WHERE attempt_id = attempt.id AND metric = 'train_loss'
          AND step = 0 AND (value IS NOT r.value OR kind <> r.kind))
        """
    ),
    (
      "has a training loss that is not the mean of its last 20 points",
      // Two ways of adding twenty numbers differ by less than this.
      trainings("train_loss") + """
         AND outcome = 'ok' AND (r.value IS NULL OR abs(r.value - (SELECT avg(value) FROM (
          SELECT value FROM point WHERE attempt_id = attempt.id AND metric = 'train_loss'
          ORDER BY step DESC LIMIT 20))) > 1e-12 * abs(r.value))
        """
    ),
    (
      "has a step of divergence that is not the first loss beyond 1000",
      trainings("diverged_step") + """
         AND r.value IS NOT (SELECT min(step) FROM point WHERE attempt_id = attempt.id
          AND metric = 'train_loss' AND (kind <> 'finite' OR value > 1000))
        """
    ),
    (
      "lacks the losses of some steps",
      """
      SELECT DISTINCT cell_key FROM attempt JOIN cell ON key = cell_key
      WHERE kind = 'train' AND outcome IN ('ok', 'diverged')
        AND (SELECT count(*) <> max(step) + 1 FROM point
          WHERE attempt_id = attempt.id AND metric = 'train_loss')
      """
    ),
  ]

  /// The measured trainings `attempt` with a result `r`, as the beginning of a query.
  private static func trainings(_ metric: String) -> String {
    """
    SELECT DISTINCT cell_key FROM attempt JOIN cell ON key = cell_key
    JOIN result AS r ON r.attempt_id = attempt.id
    WHERE cell.kind = 'train' AND outcome IN ('ok', 'diverged') AND r.metric = '\(metric)'
    """
  }

  private static func contradictions(_ database: Database) throws -> [String] {
    try rules.flatMap { rule in
      try String.fetchAll(database, sql: rule.keys + " ORDER BY 1").map {
        "cell \($0.prefix(8)) \(rule.problem)"
      }
    }
  }
}

/// How much a store holds.
public struct StoreSize: Sendable, Hashable {
  /// Calls of the program.
  public var runs: Int
  /// Different cells.
  public var cells: Int
  /// Executions of cells.
  public var attempts: Int
  /// Measurements along executions.
  public var points: Int
  /// Conclusions that were kept.
  public var verdicts: Int
}

/// One measurement of a cell that does not train.
public struct ProbeMeasurement: Sendable, Hashable {
  /// The key of the cell.
  public var cellKey: String
  /// The settings of the cell, as JSON.
  public var settings: String
  /// SHA-256 over its results.
  public var trajectory: String
  /// The value of every metric.
  public var results: [String: Double]
}
