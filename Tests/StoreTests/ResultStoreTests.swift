import Foundation
import Store
import Testing

@Suite("ResultStore")
struct ResultStoreTests {
  let place = try? TemporaryStore()

  @Test("a new database opens again, keeps its run and cells, and has STRICT tables")
  func reopening() throws {
    let place = try #require(place)
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try store.close(TemporaryStore.holder)
    let again = try place.open()
    #expect(try again.lastRun() == TemporaryStore.run())
    let reader = try ResultStore(readingFrom: place.path)
    #expect(try reader.lastRun()?.arguments == ["run", "all"])
  }

  @Test("a missing file is refused when it is to be read")
  func missing() throws {
    let place = try #require(place)
    defer { place.remove() }
    #expect(throws: StoreError.missing(path: place.path)) {
      try ResultStore(readingFrom: place.path)
    }
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  @Test("a file that is no database is refused and left as it was")
  func notADatabase() throws {
    let place = try #require(place)
    defer { place.remove() }
    let content = Data("accuracy,0.9\n".utf8)
    try content.write(to: URL(fileURLWithPath: place.path))
    #expect(throws: StoreError.notADatabase(path: place.path)) { try place.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == content)
  }

  @Test("the database of another program is refused and left as it was")
  func foreign() throws {
    let place = try #require(place)
    defer { place.remove() }
    try RawDatabase(path: place.path).execute(
      "CREATE TABLE bookmark(id INTEGER); PRAGMA application_id = 7"
    )
    let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
    #expect(throws: StoreError.foreign(path: place.path)) { try place.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
  }

  @Test("a database without an owner's mark is refused unless it is empty")
  func unmarked() throws {
    let place = try #require(place)
    defer { place.remove() }
    try RawDatabase(path: place.path).execute("CREATE TABLE bookmark(id INTEGER)")
    #expect(throws: StoreError.foreign(path: place.path)) { try place.open() }
  }

  @Test("a newer schema is refused and left as it was")
  func newer() throws {
    let place = try #require(place)
    defer { place.remove() }
    try place.open().close(TemporaryStore.holder)
    try RawDatabase(path: place.path).execute(
      "INSERT INTO grdb_migrations VALUES ('9 of the future')"
    )
    let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
    #expect(throws: StoreError.newer(path: place.path)) { try place.open() }
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
  }

  @Test("a damaged database is refused")
  func corrupt() throws {
    let place = try #require(place)
    defer { place.remove() }
    let store = try place.open()
    let cells = (0..<400).map { TemporaryStore.cell("key-\($0)", seed: $0) }
    try store.begin(TemporaryStore.run(), declaring: cells)
    try store.close(TemporaryStore.holder)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: place.path))
    for index in 8192..<min(bytes.count, 40_000) { bytes[index] = 0xAB }
    try bytes.write(to: URL(fileURLWithPath: place.path))
    let error = try #require(throws: StoreError.self) { try place.open() }
    guard case .corrupt = error else {
      Issue.record("expected a damaged database, got: \(error)")
      return
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == bytes)
  }

  @Test("a place that cannot be written is refused with its path")
  func notWritable() throws {
    let place = try #require(place)
    defer { place.remove() }
    let path = place.folder.appendingPathComponent("no/such/folder.sqlite").path
    let error = try #require(throws: StoreError.self) {
      try ResultStore(path: path, holder: TemporaryStore.holder, now: "", isAlive: { _ in false })
    }
    guard case .notWritable(path, _) = error else {
      Issue.record("expected a place that cannot be written, got: \(error)")
      return
    }
    #expect("\(error)".contains(path))
  }

  @Test("the library says its version")
  func library() {
    #expect(ResultStore.library.contains(/^SQLite 3\.\d+/))
  }

  @Test("a clock that was set back changes neither which run nor which failure was the last")
  func clockSetBack() throws {
    let place = try #require(place)
    defer { place.remove() }
    let store = try place.open()
    for (id, time, outcome) in [
      ("later", "2026-06-01", AttemptOutcome.crashed), ("earlier", "2020-01-01", .timeout),
    ] {
      var run = TemporaryStore.run(id)
      run.started = time
      try store.begin(run, declaring: [TemporaryStore.cell("k1")])
      var start = TemporaryStore.attempt("of-" + id, cell: "k1", run: id)
      start.started = time
      try store.begin(start)
      var end = TemporaryStore.end(outcome)
      end.ended = "2019-01-01"
      try store.finish(start.id, end)
    }
    #expect(try store.lastRun()?.id == "earlier")
    #expect(try store.cellStates()["k1"]?.outcome == .timeout)
    #expect(try store.problems().isEmpty)
  }
}
