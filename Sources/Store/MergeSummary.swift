/// What merging one database into another has done.
public struct MergeSummary: Sendable, Hashable {
  /// Runs that are new, or known better than before.
  public var runs: Int
  /// Attempts that are new, or known better than before.
  public var attempts: Int
  /// Attempts that have not ended and were left out.
  public var running: Int

  /// Creates a summary.
  public init(runs: Int, attempts: Int, running: Int) {
    self.runs = runs
    self.attempts = attempts
    self.running = running
  }
}

/// A cell that was measured several times with results that are not the same.
public struct NondeterministicCell: Sendable, Hashable {
  /// One of the measurements.
  public struct Measurement: Sendable, Hashable {
    /// The attempt.
    public var attemptID: String
    /// The run that made it.
    public var runID: String
    /// SHA-256 over all losses and the final weights.
    public var trajectory: String
    /// Whether it is the one that verdicts use.
    public var isAccepted: Bool
    /// When it started, as ISO 8601 in UTC.
    public var started: String
    /// The processor it was made on, with its instruction sets.
    public var machine: String
  }

  /// The key of the cell.
  public var key: String
  /// One declaration of the cell, `suite/case arm seed 3`.
  public var name: String
  /// The measurements, oldest first.
  public var measurements: [Measurement]
}
