/// Seconds of training, with evaluation left out.
struct TrainingClock {
  private let clock = ContinuousClock()
  private var elapsed = Duration.zero

  /// Runs `body` and counts its time.
  mutating func measure<Result>(_ body: () -> Result) -> Result {
    let start = clock.now
    defer { elapsed += clock.now - start }
    return body()
  }

  /// Seconds counted so far.
  var seconds: Double {
    Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }
}
