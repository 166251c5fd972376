import GRDB

extension ResultStore {
  /// The keys of the cells whose key begins with `prefix`, in order.
  public func keys(beginningWith prefix: String) throws(StoreError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: "SELECT key FROM cell WHERE substr(key, 1, ?) = ? ORDER BY key",
        arguments: [prefix.count, prefix]
      )
    }
  }

  /// The last run that declared a cell, with the suite that asked; `nil` when none did.
  public func lastDeclaration(
    ofCell key: String
  ) throws(StoreError) -> (run: RunRecord, suite: String)? {
    try lastDeclaration(where: "cell_key = ?", key)
  }

  /// The last run that declared cells of a suite; `nil` when none did.
  public func lastDeclaration(ofSuite suite: String) throws(StoreError) -> RunRecord? {
    try lastDeclaration(where: "suite = ?", suite)?.run
  }

  private func lastDeclaration(
    where condition: String,
    _ value: String
  ) throws(StoreError) -> (run: RunRecord, suite: String)? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT run_id, suite FROM run_cell JOIN run ON run.id = run_id
          WHERE \(condition) ORDER BY run.rowid DESC, suite LIMIT 1
          """,
        arguments: [value]
      )
      guard let row,
        let run = try RunRecord.fetchAll(
          database,
          where: "run.id = ?",
          arguments: [row[0] as String]
        ).first
      else { return nil }
      return (run, row[1])
    }
  }
}
