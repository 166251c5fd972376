import Store
import Testing

@Suite("ResultStore size")
struct ResultStoreSizeTests {
  @Test("a cell's share of the file is known once something was measured")
  func bytes() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let store = try temporary.open()
    #expect(try store.bytesPerCell() == nil)
    try store.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k")])
    try store.begin(TemporaryStore.attempt("a", cell: "k"))
    try store.finish("a", TemporaryStore.end(.ok))
    #expect(try #require(try store.bytesPerCell()) >= 4096)
  }
}
