/// Seconds of training, with evaluation left out.
package struct TrainingClock {
  /// The time since some moment.
  package typealias Source = @Sendable () -> Duration

  private let now: Source
  private var elapsed: Duration

  /// Creates a clock that has counted so many seconds, and goes by `now`.
  package init(seconds: Double = 0, by now: @escaping Source = Self.continuous()) {
    self.now = now
    elapsed = .seconds(seconds)
  }

  /// The time since this was asked for.
  package static func continuous() -> Source {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }

  /// Runs `body` and counts its time.
  package mutating func measure<Result>(_ body: () -> Result) -> Result {
    let start = now()
    defer { elapsed += now() - start }
    return body()
  }

  /// Seconds counted so far.
  package var seconds: Double {
    Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}
