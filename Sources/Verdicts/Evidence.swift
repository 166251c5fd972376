public import Catalog

/// What the executions of a suite's cells gave: the only input of a verdict.
public struct Evidence: Sendable {
  /// One record per declared cell.
  public var cells: [CellEvidence]

  /// Creates evidence.
  public init(cells: [CellEvidence]) {
    self.cells = cells
  }
}

/// What is known of one cell, an arm with a seed.
public struct CellEvidence: Sendable, Hashable {
  /// The key of the cell.
  public var key: String
  /// The arm that was run.
  public var arm: Arm
  /// The seed it was run with.
  public var seed: Int
  /// What happened; `nil` when the cell has not been run.
  public var outcome: CellOutcome?
  /// The identifier of the accepted attempt.
  public var attempt: String?
  /// The value of every metric reported; NaN and infinities are kept.
  public var results: [String: Double]
  /// Seconds the attempt took.
  public var seconds: Double

  /// Creates the record of a cell.
  public init(
    key: String,
    arm: Arm,
    seed: Int,
    outcome: CellOutcome?,
    attempt: String?,
    results: [String: Double],
    seconds: Double
  ) {
    self.key = key
    self.arm = arm
    self.seed = seed
    self.outcome = outcome
    self.attempt = attempt
    self.results = results
    self.seconds = seconds
  }
}

/// What happened to an attempt; `ok` and `diverged` are measurements, the others are not.
public enum CellOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The run ended and was measured.
  case ok
  /// The loss left all bounds: a measurement, too.
  case diverged
  /// The run was stopped at its deadline.
  case timeout
  /// The machine had too little memory.
  case oom
  /// The process ended by a signal.
  case crashed
  /// The process reported an error.
  case error
  /// The run was stopped from outside.
  case interrupted
  /// The run was left out.
  case skipped

  /// Whether the outcome is a valid measurement.
  public var isMeasurement: Bool { self == .ok || self == .diverged }

  /// Whether the run was tried and gave no measurement through a fault of its own.
  public var isFailure: Bool {
    switch self {
    case .timeout, .oom, .crashed, .error: true
    case .ok, .diverged, .interrupted, .skipped: false
    }
  }
}
