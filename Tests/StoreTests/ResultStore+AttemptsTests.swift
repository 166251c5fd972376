import Store
import Testing

@Suite("ResultStore+Attempts")
struct ResultStoreAttemptsTests {
  @Test("the first measurement of a cell is accepted and no later one")
  func oneAccepted() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    for (id, outcome, accepted) in [
      ("a1", AttemptOutcome.timeout, false), ("a2", .diverged, true), ("a3", .ok, false),
    ] {
      try store.begin(TemporaryStore.attempt(id, cell: "k1"))
      #expect(try store.finish(id, TemporaryStore.end(outcome)) == accepted, "\(id)")
    }
    #expect(try store.cellStates()["k1"]?.attemptID == "a2")
    let raw = try RawDatabase(path: place.path)
    #expect(throws: (any Error).self) {
      try raw.execute("UPDATE attempt SET accepted = 1 WHERE id = 'a3'")
    }
    #expect(throws: (any Error).self) {
      try raw.execute("UPDATE attempt SET accepted = 1, outcome = 'timeout' WHERE id = 'a2'")
    }
  }

  @Test("NaN and infinities come back as they were", arguments: [.nan, .infinity, -.infinity, 1.5])
  func nonFinite(value: Double) throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    try store.append(
      [StoredPoint(step: 3, seconds: 0.5, metric: "train_loss", value: value)],
      to: "a1"
    )
    var end = TemporaryStore.end(.ok)
    end.results = ["final_loss": value]
    try store.finish("a1", end)
    let point = try #require(try store.points(of: "a1").first)
    let result = try #require(try store.acceptedResults()["a1"]?["final_loss"])
    #expect(point.value == value || (point.value.isNaN && value.isNaN))
    #expect(result == value || (result.isNaN && value.isNaN))
    #expect(point.step == 3 && point.seconds == 0.5 && point.metric == "train_loss")
  }

  @Test("a batch of points is kept whole or not at all")
  func batch() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    let points = (0..<1000).map {
      StoredPoint(step: $0, seconds: 0, metric: "train_loss", value: Double($0))
    }
    try store.append(points, to: "a1")
    #expect(try store.points(of: "a1").map(\.step) == Array(0..<1000))
    #expect(throws: StoreError.self) { try store.append(points, to: "no such attempt") }
    #expect(try RawDatabase(path: place.path).number("SELECT count(*) FROM point") == 1000)
  }

  @Test("finishing twice with the same result changes nothing")
  func finishingFails() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    var end = TemporaryStore.end(.ok)
    end.results = ["test_accuracy": 0.5]
    #expect(try store.finish("a1", end))
    end.outcome = .diverged
    #expect(throws: StoreError.self) { try store.finish("a1", end) }
    #expect(try store.cellStates()["k1"]?.outcome == .ok)
  }
}
