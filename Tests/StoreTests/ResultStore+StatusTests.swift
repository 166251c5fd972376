import Store
import Testing

@Suite("ResultStore status")
struct ResultStoreStatusTests {
  @Test("declared cells have the outcome of their last attempt in the run, and the last loss")
  func cells() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let store = try temporary.open()
    let keys = ["k1", "k2", "k3"]
    try store.begin(
      TemporaryStore.run(),
      declaring: keys.enumerated().map { TemporaryStore.cell($0.element, seed: $0.offset) }
    )
    try store.begin(TemporaryStore.attempt("a1", cell: "k1"))
    try store.finish("a1", TemporaryStore.end(.timeout))
    try store.begin(TemporaryStore.attempt("a2", cell: "k1"))
    try store.finish("a2", TemporaryStore.end(.ok))
    try store.begin(TemporaryStore.attempt("a3", cell: "k2"))
    let losses = [2.0, 1.5].enumerated().map { step, loss in
      StoredPoint(step: step, seconds: 0, metric: "train_loss", value: loss)
    }
    try store.append(losses, to: "a3")
    let cells = try store.declaredCells(ofRun: "run-1").sorted { $0.key < $1.key }
    #expect(cells.map(\.outcome) == [.ok, .running, nil])
    #expect(cells.map(\.loss) == [nil, 1.5, nil])
    #expect(cells.map(\.seed) == [0, 1, 2])
    #expect(try store.meanSeconds(ofRun: "run-1") == ["large-lr/train": 1])
  }

  @Test("the holder is known while the store is open")
  func holder() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    #expect(try temporary.open().holder() == TemporaryStore.holder)
  }
}
