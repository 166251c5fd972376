import GRDB

extension ResultStore {
  /// Keeps how fast a machine was, instead of what was kept of it before.
  public func keep(_ scaling: [ScalingRecord], ofMachine machine: String) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM scaling WHERE machine_id = ?", arguments: [machine])
      for row in scaling {
        try database.execute(
          sql: "INSERT INTO scaling VALUES (?, ?, ?, ?, ?)",
          arguments: [machine, row.threads, row.jobs, row.imagesPerSecond, row.measured]
        )
      }
    }
  }

  /// The number of cells side by side, each on so many threads, that trained most images a second on
  /// a machine; `nil` where nobody measured.
  public func fastestJobs(
    ofMachine machine: String,
    threads: Int
  ) throws(StoreError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT jobs FROM scaling WHERE machine_id = ? AND threads = ?
          ORDER BY images_s DESC, jobs LIMIT 1
          """,
        arguments: [machine, threads]
      )
    }
  }
}

/// How fast a machine trains when its processors are shared in one way.
public struct ScalingRecord: Sendable, Hashable {
  /// Threads of each cell.
  public var threads: Int
  /// Cells at once.
  public var jobs: Int
  /// Images per second of all of them together.
  public var imagesPerSecond: Double
  /// When it was measured, as ISO 8601 in UTC.
  public var measured: String

  /// Creates a record.
  public init(threads: Int, jobs: Int, imagesPerSecond: Double, measured: String) {
    self.threads = threads
    self.jobs = jobs
    self.imagesPerSecond = imagesPerSecond
    self.measured = measured
  }
}
