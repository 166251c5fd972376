import Store
import Testing

@Suite("ResultStore+Declared")
struct ResultStoreDeclaredTests {
  @Test("each run knows the cells that it declared, sorted")
  func declared() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    let cells = [
      TemporaryStore.cell("k3", suite: "pws"), TemporaryStore.cell("k2", seed: 5),
      TemporaryStore.cell("k1", seed: 2),
    ]
    try store.begin(TemporaryStore.run("run-1"), declaring: cells)
    try store.begin(TemporaryStore.run("run-2"), declaring: [cells[1]])
    #expect(try store.declaredCells(runID: "run-1") == cells.reversed())
    #expect(try store.declaredCells(runID: "run-2") == [cells[1]])
    #expect(try store.declaredCells(runID: "run-3") == [])
    #expect(try store.runs().map(\.id) == ["run-1", "run-2"])
  }
}
