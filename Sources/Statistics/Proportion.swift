/// A number of events among independent trials.
public struct Proportion: Sendable, Hashable {
  /// The trials in which the event happened.
  public var events: Int
  /// All trials.
  public var count: Int

  /// Creates a proportion.
  public init(events: Int, count: Int) {
    precondition(
      0 <= events && events <= count && count > 0,
      "\(events) events in \(count) trials"
    )
    self.events = events
    self.count = count
  }

  /// The observed share, between 0 and 1.
  public var value: Double { Double(events) / Double(count) }

  /// Returns the exact interval of Clopper and Pearson, never too short.
  ///
  /// - Source: Clopper and Pearson, Biometrika 26 (1934).
  public func clopperPearson(level: Double) -> Interval {
    let alpha = (1 - level) / 2
    let (k, n) = (Double(events), Double(count))
    let lower = events == 0 ? 0 : IncompleteBeta.quantile(alpha, k, n - k + 1)
    let upper = events == count ? 1 : IncompleteBeta.quantile(1 - alpha, k + 1, n - k)
    return Interval(lower: lower, upper: upper, level: level)
  }

  /// Returns the score interval of Wilson, close to its level on average.
  ///
  /// - Source: Wilson, Journal of the American Statistical Association 22 (1927).
  public func wilson(level: Double) -> Interval {
    let z = NormalDistribution.quantile((1 + level) / 2)
    let (p, n) = (value, Double(count))
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    // The ends are exactly 0 and 1 there; rounding must not push them outside.
    return Interval(
      lower: events == 0 ? 0 : centre - reach,
      upper: events == count ? 1 : centre + reach,
      level: level
    )
  }

  /// Returns the exact p value of "the probability is above `margin`", P(X ≥ events | margin).
  public func pValue(above margin: Double) -> Double {
    if margin >= 1 { return 1 }
    if margin < 0 { return 0 }
    if events == 0 { return 1 }
    return IncompleteBeta.regularized(margin, Double(events), Double(count - events + 1))
  }

  /// Returns the exact p value of "the probability is below `margin`", P(X ≤ events | margin).
  public func pValue(below margin: Double) -> Double {
    Proportion(events: count - events, count: count).pValue(above: 1 - margin)
  }
}
