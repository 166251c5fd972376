/// When the next checkpoint is due: every so often, but never for more than a hundredth of the time.
struct CheckpointSchedule {
  private let interval: Duration
  private var due: ContinuousClock.Instant

  /// Creates a schedule whose first checkpoint is due after `interval` seconds.
  init(interval: Double, from now: ContinuousClock.Instant = .now) {
    self.interval = .seconds(interval)
    due = now + self.interval
  }

  /// Whether a checkpoint is due.
  func isDue(at now: ContinuousClock.Instant = .now) -> Bool { now >= due }

  /// Notes that a checkpoint was written, and how long that took.
  mutating func note(cost: Duration, at now: ContinuousClock.Instant = .now) {
    due = now + max(interval, cost * 99)
  }
}
