/// Seconds of training, with evaluation left out.
package struct TrainingClock {
  private let clock = ContinuousClock()
  private var elapsed: Duration

  /// Creates a clock that has counted so many seconds.
  package init(seconds: Double = 0) { elapsed = .seconds(seconds) }

  /// Runs `body` and counts its time.
  package mutating func measure<Result>(_ body: () -> Result) -> Result {
    let start = clock.now
    defer { elapsed += clock.now - start }
    return body()
  }

  /// Seconds counted so far.
  package var seconds: Double {
    Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}
