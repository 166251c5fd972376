/// What the store knows of a cell: its accepted attempt, or else its last one.
public struct CellState: Sendable, Hashable {
  /// The attempt that speaks for the cell.
  public var attemptID: String
  /// What happened to it.
  public var outcome: AttemptOutcome
  /// Whether it is the accepted one.
  public var isAccepted: Bool
  /// What went wrong, in words.
  public var detail: String?
  /// Seconds it took.
  public var seconds: Double
  /// When it started, as ISO 8601 in UTC.
  public var started: String
  /// When it ended, as ISO 8601 in UTC.
  public var ended: String
  /// SHA-256 over all losses and the final weights.
  public var trajectory: String?

  /// Creates what is known of a cell.
  public init(
    attemptID: String,
    outcome: AttemptOutcome,
    isAccepted: Bool,
    detail: String?,
    seconds: Double,
    started: String = "",
    ended: String = "",
    trajectory: String? = nil
  ) {
    self.attemptID = attemptID
    self.outcome = outcome
    self.isAccepted = isAccepted
    self.detail = detail
    self.seconds = seconds
    self.started = started
    self.ended = ended
    self.trajectory = trajectory
  }
}
