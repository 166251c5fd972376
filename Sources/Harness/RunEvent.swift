public import Store
public import Training

/// Something that happened during a run, for whoever watches.
public enum RunEvent: Sendable {
  /// A worker has started on a cell.
  case started(PlannedCell)
  /// A worker has measured something.
  case points(PlannedCell, [Point])
  /// A worker goes on from a checkpoint, after so many steps.
  case continued(PlannedCell, step: Int)
  /// Something is not as it should be, and the run goes on.
  case warning(PlannedCell, String)
  /// A cell has ended.
  case finished(PlannedCell, AttemptEnd)
  /// A second has passed.
  case tick
  /// No further cell is started.
  case stopping(StopReason)
}

/// Why a run stopped before its work was done.
public enum StopReason: Sendable, Hashable {
  /// A signal asked for it.
  case signal(Int32)
  /// The time budget is used up.
  case budget
  /// The images are not those that the cells were planned with.
  case data(String)
  /// A cell failed, and the first failure was to be the last.
  case failure
}

/// How a run ended.
public struct RunSummary: Sendable, Hashable {
  /// How many cells ended with each outcome.
  public var outcomes: [AttemptOutcome: Int] = [:]
  /// Cells that were not started, or not finished.
  public var left: Int = 0
  /// Why it stopped early; `nil` when all cells were run.
  public var stop: StopReason?

  /// Creates the summary of a run without cells.
  public init() {}

  /// Cells without a valid measurement among those that ended by themselves.
  public var failures: Int {
    outcomes.filter { !$0.key.isMeasurement && $0.key != .interrupted }.values.reduce(0, +)
  }
}
