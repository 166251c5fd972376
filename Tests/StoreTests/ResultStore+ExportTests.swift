import Store
import Testing

@Suite("ResultStore+Export")
struct ResultStoreExportTests {
  @Test("one row per metric and declaration; an attempt without results has one, a running none")
  func rows() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.begin(
      TemporaryStore.run(),
      declaring: [
        TemporaryStore.cell("k1", suite: "pws"), TemporaryStore.cell("k1"),
        TemporaryStore.cell("k2", seed: 1),
      ]
    )
    try store.begin(TemporaryStore.run("run-2"), declaring: [TemporaryStore.cell("k1")])
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    var end = TemporaryStore.end(.ok)
    end.results = ["test_accuracy": 50, "train_loss": .infinity]
    try store.finish("a1", end)
    try store.begin(TemporaryStore.attempt("a2", cell: "k2"))
    end = TemporaryStore.end(.timeout)
    end.detail = "no result within 1 s"
    try store.finish("a2", end)
    try store.begin(TemporaryStore.attempt("a3", cell: "k2"))
    var rows: [ExportRow] = []
    try store.forEachResult { rows.append($0) }
    #expect(rows.map(\.suite) == ["large-lr", "large-lr", "large-lr", "pws", "pws"])
    #expect(rows.map(\.attemptID) == ["a1", "a1", "a2", "a1", "a1"])
    #expect(
      rows.map(\.metric) == ["test_accuracy", "train_loss", nil, "test_accuracy", "train_loss"]
    )
    #expect(rows.map(\.value) == [50, nil, nil, 50, nil])
    #expect(rows.map(\.kind) == ["finite", "+inf", nil, "finite", "+inf"])
    #expect(rows[2].detail == "no result within 1 s" && rows[2].outcome == "timeout")
    #expect(rows.map(\.isAccepted) == [true, true, false, true, true])
    #expect(rows[0].commit == "abc" && rows[0].isDirty == true && rows[0].processor == "cpu")
  }
}
