import GRDB

extension ResultStore {
  /// Bytes of the database per measured cell; `nil` before anything was measured.
  public func bytesPerCell() throws(StoreError) -> Double? {
    try read { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      let cells =
        try Int.fetchOne(database, sql: "SELECT count(*) FROM attempt WHERE accepted = 1") ?? 0
      return cells > 0 ? Double(pages * size) / Double(cells) : nil
    }
  }
}
