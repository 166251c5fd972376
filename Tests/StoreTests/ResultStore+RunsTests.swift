import Store
import Testing

@Suite("ResultStore+Runs")
struct ResultStoreRunsTests {
  @Test("two suites may declare the same cell, and every declaration is kept")
  func shared() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(
      TemporaryStore.run(),
      declaring: [
        TemporaryStore.cell("k1", suite: "large-lr"), TemporaryStore.cell("k1", suite: "pws"),
      ]
    )
    let raw = try RawDatabase(path: place.path)
    #expect(try raw.number("SELECT count(*) FROM cell") == 1)
    #expect(try raw.number("SELECT count(*) FROM run_cell") == 2)
  }

  @Test("a run whose cells cannot be declared is not begun")
  func atomic() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    var wrong = TemporaryStore.cell("k2", seed: 1)
    wrong.decision = "perhaps"
    #expect(throws: StoreError.self) {
      try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1"), wrong])
    }
    #expect(try store.lastRun() == nil)
  }

  @Test("the last run is the one begun last, with its end")
  func last() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run("run-2"), declaring: [])
    try store.begin(TemporaryStore.run("run-1"), declaring: [])
    try store.end(runID: "run-1", at: "2026-01-02T00:00:00Z", isInterrupted: true, exitCode: 130)
    #expect(try store.lastRun()?.id == "run-1")
    let raw = try RawDatabase(path: place.path)
    #expect(
      try raw.number("SELECT exit_code FROM run WHERE state = 'interrupted'") == 130
    )
  }
}
