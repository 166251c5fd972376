/// Newton's iteration kept inside a bracket: a step that leaves it is replaced by a bisection.
enum BracketedNewton {
  /// Returns where an increasing function crosses zero between `lower` and `upper`.
  ///
  /// The bracket shrinks at every step, so the search ends even where the slope vanishes.
  static func root(
    from lower: Double,
    to upper: Double,
    of function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var lower = lower
    var upper = upper
    var guess = (lower + upper) / 2
    for _ in 0..<200 {
      let (value, slope) = function(guess)
      if value == 0 { return guess }
      if value > 0 { upper = guess } else { lower = guess }
      var next = guess - value / slope
      // Also bisects when the step is NaN, because no comparison with NaN holds.
      if !(next > lower && next < upper) { next = (lower + upper) / 2 }
      let done = abs(next - guess) <= 1e-15 * max(abs(next), 1e-300)
      guess = next
      if done || next == lower || next == upper { break }
    }
    return guess
  }
}
