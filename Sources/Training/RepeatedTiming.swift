/// The times of a piece of work that is repeated, in seconds, the shortest first.
package struct RepeatedTiming {
  package let seconds: [Double]

  /// Repeats the work for so many seconds, and so many times at least.
  ///
  /// - Precondition: `least` is 1 or more.
  package init(atLeast least: Int, for duration: Double, _ work: () -> Void) {
    precondition(least > 0, "\(least) repetitions have no median")
    let clock = ContinuousClock(), start = clock.now
    var seconds: [Double] = []
    while seconds.count < least || (clock.now - start) / .seconds(1) < duration {
      seconds.append(clock.measure(work) / .seconds(1))
    }
    self.seconds = seconds.sorted()
  }

  /// The middle one; the longer of two.
  package var median: Double { seconds[seconds.count / 2] }
}
