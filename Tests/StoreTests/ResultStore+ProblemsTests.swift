import Store
import Testing

@Suite("ResultStore+Problems")
struct ResultStoreProblemsTests {
  @Test(
    "whatever cannot be right is named, with its cell",
    arguments: [
      ("UPDATE attempt SET trajectory_sha = 'abc'", "is no SHA-256"),
      ("UPDATE attempt SET trajectory_sha = NULL", "is no SHA-256"),
      ("UPDATE attempt SET accepted = 0", "no attempt is accepted"),
      ("DELETE FROM result", "without results"),
      ("UPDATE attempt SET outcome = 'diverged'", "contradicts its result 'diverged'"),
      ("UPDATE result SET value = 49 WHERE metric = 'test_accuracy'", "not the last of its points"),
      ("UPDATE result SET value = 3.5 WHERE metric = 'first_loss'", "not the first of its points"),
      (
        "UPDATE point SET value = 3.5 WHERE metric = 'train_loss' AND step = 0", "a first loss that"
      ),
      (
        "UPDATE result SET value = value + 1e-9 WHERE metric = 'train_loss'",
        "not the mean of its last 20 points"
      ),
      (
        "UPDATE point SET value = value + 1e-9 WHERE metric = 'train_loss' AND step = 1",
        "not the mean of its last 20 points"
      ),
      (
        "UPDATE point SET value = 1001 WHERE metric = 'train_loss' AND step = 9",
        "not the first loss beyond 1000"
      ),
      (
        "UPDATE result SET value = 9, kind = 'finite' WHERE metric = 'diverged_step'",
        "not the first loss beyond 1000"
      ),
      (
        "DELETE FROM point WHERE metric = 'train_loss' AND step = 5",
        "lacks the losses of some steps"
      ),
      (
        "PRAGMA foreign_keys = OFF; DELETE FROM run_cell; DELETE FROM run",
        "1 row of 'attempt' without the row of 'run' that they name"
      ),
      (
        """
        DROP INDEX one_accepted; INSERT INTO attempt(id, cell_key, run_id, started, boot_id,
          outcome, accepted, trajectory_sha)
          SELECT 'twin', cell_key, run_id, started, boot_id, outcome, 1, trajectory_sha
          FROM attempt
        """, "has more than one accepted attempt"
      ),
    ]
  )
  func found(change: String, problem: String) throws {
    let place = try Self.sound()
    defer { place.remove() }
    #expect(try ResultStore(readingFrom: place.path).problems().isEmpty)
    try RawDatabase(path: place.path).executeOutsideTransaction(change)
    let problems = try ResultStore(readingFrom: place.path).problems()
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test("the size counts what is there")
  func size() throws {
    let place = try Self.sound()
    defer { place.remove() }
    let size = try ResultStore(readingFrom: place.path).size()
    #expect(size.runs == 1 && size.cells == 1 && size.attempts == 1)
    #expect(size.points == 23 && size.verdicts == 0)
  }

  @Test("cells, measurements and results are found by their kind")
  func kinds() throws {
    let place = try Self.sound()
    defer { place.remove() }
    let store = try ResultStore(readingFrom: place.path)
    var cells: [String] = []
    try store.forEachCell { key, settings in cells.append(key + settings) }
    #expect(cells == ["k1{}"])
    #expect(try store.probeMeasurements().isEmpty)
    try RawDatabase(path: place.path).execute("UPDATE cell SET kind = 'probe'")
    let measurement = try #require(try store.probeMeasurements().first)
    #expect(measurement.cellKey == "k1" && measurement.settings == "{}")
    #expect(measurement.results == Self.results)
    #expect(measurement.trajectory.count == 64)
  }

  /// A database of one measured cell in which nothing is wrong.
  static func sound() throws -> TemporaryStore {
    let place = try TemporaryStore()
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    try store.append(
      [
        StoredPoint(step: 1, seconds: 0, metric: "test_accuracy", value: 40),
        StoredPoint(step: 2, seconds: 0, metric: "test_accuracy", value: 50),
      ] + (0..<21).map(loss),
      to: "a1"
    )
    var end = TemporaryStore.end(.ok)
    end.trajectory = String(repeating: "0a", count: 32)
    end.results = results
    try store.finish("a1", end)
    try store.close(TemporaryStore.holder)
    return place
  }

  /// The results of a training of 21 steps whose losses are 21, 20 … 1.
  private static let results = [
    "test_accuracy": 50, "diverged": 0, "diverged_step": .infinity, "first_loss": 21,
    "train_loss": 10.5,
  ]

  private static func loss(_ step: Int) -> StoredPoint {
    StoredPoint(step: step, seconds: 0, metric: "train_loss", value: Double(21 - step))
  }

  @Test(
    "the step of a divergence is the first loss that is not finite or beyond the limit",
    arguments: ["nan", "+inf", "-inf"]
  )
  func divergence(kind: String) throws {
    let place = try Self.sound()
    defer { place.remove() }
    let raw = try RawDatabase(path: place.path)
    try raw.execute(
      """
      UPDATE attempt SET outcome = 'diverged';
      UPDATE result SET value = 1 WHERE metric = 'diverged';
      UPDATE result SET value = 20, kind = 'finite' WHERE metric = 'diverged_step';
      UPDATE result SET value = NULL, kind = '+inf' WHERE metric = 'train_loss';
      UPDATE point SET value = NULL, kind = '\(kind)' WHERE metric = 'train_loss' AND step = 20;
      """
    )
    #expect(try ResultStore(readingFrom: place.path).problems().isEmpty)
    try raw.execute("UPDATE result SET value = 19 WHERE metric = 'diverged_step'")
    #expect(
      try ResultStore(readingFrom: place.path).problems()
        == ["cell k1 has a step of divergence that is not the first loss beyond 1000"]
    )
  }
}
