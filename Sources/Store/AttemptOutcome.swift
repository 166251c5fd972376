/// What happened to one execution of a cell.
public enum AttemptOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// It has not ended.
  case running
  /// It ended with a measurement.
  case ok
  /// The loss left the finite numbers: a measurement too.
  case diverged
  /// It was stopped at its deadline.
  case timeout
  /// The machine's memory was not enough.
  case oom
  /// A signal, or a broken message, ended it.
  case crashed
  /// It reported why it could not measure.
  case error
  /// It was stopped on request, or its parent ended.
  case interrupted

  /// Whether the cell has been measured and need not be run again.
  public var isMeasurement: Bool { self == .ok || self == .diverged }
}
