extension EventTable {
  /// Returns Newcombe's hybrid score interval of the difference of the shares.
  ///
  /// Made of Wilson's limits (l, u) of each group:
  ///
  ///     lower = d − √((p₁−l₁)² + (u₂−p₂)²),   upper = d + √((u₁−p₁)² + (p₂−l₂)²)
  ///
  /// - Source: Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
  public func newcombe(level: Double) -> Interval {
    let first = treat.wilson(level: level)
    let second = reference.wilson(level: level)
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      lower: difference - length(treat.value - first.lower, second.upper - reference.value),
      upper: difference + length(first.upper - treat.value, reference.value - second.lower),
      level: level
    )
  }
}
