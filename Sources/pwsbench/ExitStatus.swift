/// What the exit code of a command means: one meaning each.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  /// The command did what was asked.
  case success = 0
  /// A mistake of this program, never a finding.
  case internalError = 1
  /// The command line cannot be used.
  case badCommandLine = 2
  /// A catalogue or policy file is invalid.
  case badCatalogue = 3
  /// The run ended, but some cells have no valid measurement.
  case unmeasured = 4
  /// A confirmed regression or a downgraded verdict.
  case regression = 5
  /// A gate, or a check of kept verdicts, cannot decide.
  case undecided = 6
  /// Nothing matched, or nothing ran.
  case nothingMatched = 7
  /// The pre-registration was violated.
  case preregistration = 8
  /// A data set is missing or damaged, or a database that is to be verified is.
  case badData = 9
  /// Better than the baseline, where that was asked to fail.
  case improvement = 10
  /// What must be the same twice is not: a trajectory, or a verdict derived again.
  case contradiction = 11
  /// The time budget was used up with work left; the same command continues.
  case budgetUsedUp = 75
  /// SIGHUP ended the run; finished cells are kept.
  case hangUp = 129
  /// SIGINT ended the run; finished cells are kept.
  case interrupted = 130
  /// SIGTERM ended the run; finished cells are kept.
  case terminated = 143

  /// The codes in the order in which they win when several apply.
  ///
  /// A run that was stopped says so whatever it had found by then.
  private static let precedence: [ExitStatus] = [
    .interrupted, .terminated, .hangUp, .internalError, .badCommandLine, .badCatalogue, .badData,
    .contradiction, .preregistration, .regression, .undecided, .budgetUsedUp, .unmeasured,
    .nothingMatched,
    .improvement, .success,
  ]

  /// The code of several findings together.
  public static func combined(_ statuses: [ExitStatus]) -> ExitStatus {
    precedence.first { statuses.contains($0) } ?? .success
  }

  /// The code of a run that a signal stopped.
  public init(signal: Int32) {
    self = ExitStatus(rawValue: 128 + signal) ?? .interrupted
  }
}
