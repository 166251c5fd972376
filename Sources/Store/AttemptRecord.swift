/// The start of an execution.
public struct AttemptStart: Sendable, Hashable {
  /// A random identifier.
  public var id: String
  /// The cell that is executed.
  public var cellKey: String
  /// The run that executes it.
  public var runID: String
  /// When it started, as ISO 8601 in UTC.
  public var started: String
  /// The machine's start that the worker's process identifier belongs to.
  public var bootID: String
  /// Cores that other processes kept busy right before; `nil` when nobody looked.
  public var busyCores: Double?

  /// Creates the start of an attempt.
  public init(id: String, cellKey: String, runID: String, started: String, bootID: String) {
    self.id = id
    self.cellKey = cellKey
    self.runID = runID
    self.started = started
    self.bootID = bootID
  }
}

/// The end of an execution, with everything that is known of it.
public struct AttemptEnd: Sendable, Hashable {
  /// What happened.
  public var outcome: AttemptOutcome
  /// When it ended, as ISO 8601 in UTC.
  public var ended: String
  /// SHA-256 over all losses and the final weights.
  public var trajectory: String?
  /// One sentence on what went wrong.
  public var detail: String?
  /// The signal that ended the worker.
  public var signal: Int?
  /// The exit code of the worker.
  public var exitCode: Int?
  /// Seconds from start to end, and those before the checkpoint that it went on from.
  public var seconds: Double
  /// Processor time of the worker in seconds.
  public var processorSeconds: Double?
  /// The largest resident size of the worker in MiB.
  public var peakMemory: Double?
  /// The last part of what the worker wrote to its standard error.
  public var standardError: String = ""
  /// The value of every metric; NaN and infinities are kept.
  public var results: [String: Double] = [:]

  /// Creates the end of an attempt of which only the outcome is known.
  public init(outcome: AttemptOutcome, ended: String, seconds: Double) {
    self.outcome = outcome
    self.ended = ended
    self.seconds = seconds
  }
}

/// One measurement along an execution.
public struct StoredPoint: Sendable, Hashable {
  /// Optimizer steps done.
  public var step: Int
  /// Seconds of training.
  public var seconds: Double
  /// The name of what was measured.
  public var metric: String
  /// The value; NaN and infinities are kept.
  public var value: Double

  /// Creates a point.
  public init(step: Int, seconds: Double, metric: String, value: Double) {
    self.step = step
    self.seconds = seconds
    self.metric = metric
    self.value = value
  }
}
