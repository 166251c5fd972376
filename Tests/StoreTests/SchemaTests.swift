import Store
import Testing

@Suite("Schema")
struct SchemaTests {
  @Test("every table is STRICT and the columns that scripts rely on are there")
  func strict() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    _ = try place.open()
    let raw = try RawDatabase(path: place.path)
    let loose = try raw.number(
      """
      SELECT count(*) FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%STRICT%'
        AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'
      """
    )
    #expect(loose == 0)
    #expect(throws: Never.self) {
      try raw.number("SELECT id, cell_key, outcome, accepted, trajectory_sha FROM attempt")
    }
    #expect(throws: (any Error).self) {
      try raw.execute("INSERT INTO meta VALUES ('x', x'00')")
    }
  }

  @Test("the database is in write-ahead mode and carries its owner's mark")
  func mark() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    let raw = try RawDatabase(path: place.path)
    #expect(try raw.number("PRAGMA application_id") == 0x7077_7362)
    #expect(try raw.number("SELECT 1 FROM pragma_journal_mode WHERE journal_mode = 'wal'") == 1)
    try store.close(TemporaryStore.holder)
  }

  @Test("a point of an attempt that does not exist is refused")
  func foreignKeys() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    #expect(throws: StoreError.self) {
      try store.append(
        [StoredPoint(step: 0, seconds: 0, metric: "train_loss", value: 1)],
        to: "nothing"
      )
    }
  }
}
