import Store
import Testing

@Suite("ResultStore+Merge")
struct ResultStoreMergeTests {
  @Test("any order and any repetition give the same content")
  func anyOrder() throws {
    let places = try [sample("a"), sample("b"), sample("c")]
    defer { for place in places { place.remove() } }
    let sources = try places.map { place throws(StoreError) in
      try ResultStore(readingFrom: place.path)
    }
    var contents: Set<[String]> = []
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1, 1], [0, 0, 2, 0, 1, 2], [1, 0, 2]] {
      let target = try TemporaryStore()
      defer { target.remove() }
      let store = try target.open()
      for index in order { try store.merge(sources[index]) }
      contents.insert(try RawDatabase(path: target.path).content())
      // By way of another database, too.
      let other = try TemporaryStore()
      defer { other.remove() }
      let last = try other.open()
      try last.merge(sources[order[0]])
      try last.merge(try ResultStore(readingFrom: target.path))
      contents.insert(try RawDatabase(path: other.path).content())
    }
    #expect(contents.count == 1)
    let lines = try #require(contents.first)
    #expect(lines.count { $0.hasPrefix("attempt|") } == 6)
    #expect(lines.count { $0.hasPrefix("point|") } == 6)
    #expect(lines.count { $0.hasPrefix("result|") } == 6)
  }

  @Test("the earliest of several measurements of a cell is accepted, and all are kept")
  func earliest() throws {
    let places = try [sample("b"), sample("a")]
    defer { for place in places { place.remove() } }
    let store = try places[0].open()
    #expect(try store.cellStates()["shared"]?.attemptID == "b-shared")
    let summary = try store.merge(try ResultStore(readingFrom: places[1].path))
    #expect(summary == MergeSummary(runs: 1, attempts: 2, running: 0))
    #expect(try store.cellStates()["shared"]?.attemptID == "a-shared")
    #expect(try store.acceptedResults().keys.sorted() == ["a-own", "a-shared", "b-own"])
    #expect(try store.points(of: "b-shared").count == 1)
    #expect(try store.lastRun()?.id == "run-b")
  }

  @Test("the same cell with another trajectory is found, and both measurements are kept")
  func nondeterministic() throws {
    let places = try [sample("a"), sample("b"), sample("c", trajectory: "other")]
    defer { for place in places { place.remove() } }
    let store = try places[0].open()
    try store.merge(try ResultStore(readingFrom: places[1].path))
    #expect(try store.nondeterministicCells().isEmpty)
    try store.merge(try ResultStore(readingFrom: places[2].path))
    let cells = try store.nondeterministicCells()
    #expect(cells.map(\.key) == ["shared"])
    #expect(cells.first?.name == "large-lr/train method=bn seed 0")
    let measurements = try #require(cells.first?.measurements)
    #expect(measurements.map(\.attemptID) == ["a-shared", "b-shared", "c-shared"])
    #expect(measurements.map(\.trajectory) == ["same", "same", "other"])
    #expect(measurements.map(\.isAccepted) == [true, false, false])
    #expect(measurements.first?.machine == "cpu avx2")
  }

  @Test("what runs is left out, and taken in once it has ended")
  func running() throws {
    let place = try sample("a")
    defer { place.remove() }
    let target = try TemporaryStore()
    defer { target.remove() }
    let source = try place.open()
    try source.begin(TemporaryStore.run("run-2"), declaring: [TemporaryStore.cell("late")])
    try source.begin(TemporaryStore.attempt("late-1", cell: "late", run: "run-2"))
    try source.append([StoredPoint(step: 0, seconds: 0, metric: "m", value: 1)], to: "late-1")
    let store = try target.open()
    let reader = try ResultStore(readingFrom: place.path)
    #expect(try store.merge(reader) == MergeSummary(runs: 2, attempts: 2, running: 1))
    #expect(try store.merge(reader) == MergeSummary(runs: 0, attempts: 0, running: 1))
    #expect(try store.cellStates()["late"] == nil)
    try source.finish("late-1", TemporaryStore.end(.ok))
    try source.end(runID: "run-2", at: "2026-01-03", isInterrupted: false, exitCode: 0)
    #expect(try store.merge(reader) == MergeSummary(runs: 1, attempts: 1, running: 0))
    #expect(try store.cellStates()["late"]?.isAccepted == true)
    #expect(try store.points(of: "late-1").count == 1)
    #expect(try RawDatabase(path: target.path).number("SELECT count(*) FROM lease") == 1)
  }

  @Test("an attempt that was copied while it ran and was given up there is replaced by its end")
  func copiedEarly() throws {
    let places = try [sample("a"), sample("a")]
    defer { for place in places { place.remove() } }
    try RawDatabase(path: places[1].path).execute(
      """
      UPDATE attempt SET outcome = 'interrupted', accepted = 0, ended = '2027'
        WHERE id = 'a-shared';
      DELETE FROM result WHERE attempt_id = 'a-shared'
      """
    )
    for order in [[0, 1], [1, 0]] {
      let target = try TemporaryStore()
      defer { target.remove() }
      let store = try target.open()
      for index in order {
        try store.merge(try ResultStore(readingFrom: places[index].path))
      }
      #expect(try store.cellStates()["shared"]?.outcome == .ok)
      #expect(try store.acceptedResults()["a-shared"] == ["test_accuracy": .infinity])
    }
  }

  /// A database with one run of two cells: `shared`, and one of its own.
  private func sample(_ name: String, trajectory: String = "same") throws -> TemporaryStore {
    let place = try TemporaryStore()
    let store = try place.open()
    let day = ["a": 1, "b": 2, "c": 3][name] ?? 4
    var run = TemporaryStore.run("run-\(name)")
    run.started = "2026-01-0\(day)T00:00:00Z"
    let own = "own-of-\(name)"
    try store.begin(
      run,
      declaring: [TemporaryStore.cell("shared"), TemporaryStore.cell(own, seed: day)]
    )
    for (id, key) in [("\(name)-shared", "shared"), ("\(name)-own", own)] {
      try store.begin(TemporaryStore.attempt(id, cell: key, run: run.id))
      try store.append([StoredPoint(step: 0, seconds: 0, metric: "m", value: .nan)], to: id)
      var end = TemporaryStore.end(.ok)
      end.ended = "2026-01-0\(day)T00:00:09Z"
      end.trajectory = trajectory
      end.results = ["test_accuracy": .infinity]
      try store.finish(id, end)
    }
    try store.end(runID: run.id, at: "2026-02-01", isInterrupted: false, exitCode: 0)
    try store.close(TemporaryStore.holder)
    return place
  }
}
