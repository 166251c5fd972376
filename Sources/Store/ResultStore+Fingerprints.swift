import GRDB

extension ResultStore {
  /// The fingerprints that a binary, named by its SHA-256, was found to have, by name.
  public func fingerprints(ofBinary binary: String) throws(StoreError) -> [String: String] {
    let prefix = Self.prefix(binary)
    return try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT substr(key, ?), value FROM meta WHERE substr(key, 1, ?) = ?",
        arguments: [prefix.count + 1, prefix.count, prefix]
      )
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// Keeps fingerprints of a binary, and forgets those of other binaries.
  public func keep(
    fingerprints: [String: String],
    ofBinary binary: String
  ) throws(StoreError) {
    let prefix = Self.prefix(binary)
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM meta WHERE substr(key, 1, 12) = 'fingerprint '
            AND substr(key, 1, ?) <> ?
          """,
        arguments: [prefix.count, prefix]
      )
      for (name, value) in fingerprints.sorted(by: { $0.key < $1.key }) {
        try database.execute(
          sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)",
          arguments: [prefix + name, value]
        )
      }
    }
  }

  private static func prefix(_ binary: String) -> String { "fingerprint \(binary) " }

  /// For every setting that was measured, the engines it was measured with.
  ///
  /// By the identity of cells, which is their key without the engine.
  public func measuredEngines() throws(StoreError) -> [String: Set<String>] {
    try read { database in
      var engines: [String: Set<String>] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT identity, engine FROM cell JOIN attempt ON cell_key = key WHERE accepted = 1
          """
      )
      while let row = try rows.next() { engines[row[0], default: []].insert(row[1]) }
      return engines
    }
  }
}
