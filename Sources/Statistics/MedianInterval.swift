/// The median of one sample with its exact interval, which assumes nothing of the distribution.
///
/// The number of values below the true median is binomial with probability ½, so the interval runs
/// between two order statistics; infinities are the outermost of them.
public struct MedianInterval: Sendable, Hashable {
  /// The values in ascending order.
  public let sorted: [Double]

  /// Creates the median; no value may be NaN.
  public init(_ sample: Sample) {
    sorted = sample.values.sorted()
  }

  /// The median.
  public var value: Double { Sample(sorted).median }

  /// Returns the exact interval; unbounded, with a warning, when n is too small for the level.
  public func interval(level: Double) -> (interval: Interval, warnings: [Warning]) {
    let count = sorted.count
    let alpha = (1 - level) / 2
    // The largest k with P(X ≤ k) ≤ α: k values may be left out on either side.
    let trim = (0..<max(count, 1)).last { left in
      count > 0 && Self.lowerTail(left, count) <= alpha * (1 + 1e-12)
    }
    guard let trim, trim <= (count - 1) / 2 else {
      return (.unbounded(level: level), [.levelNotReached(level: level)])
    }
    return (Interval(lower: sorted[trim], upper: sorted[count - 1 - trim], level: level), [])
  }

  /// Returns the p value of "the median is above `margin`" by the sign test; ties count against it.
  public func pValue(above margin: Double) -> Double {
    Self.lowerTail(sorted.count { $0 <= margin }, sorted.count)
  }

  /// Returns the p value of "the median is below `margin`" by the sign test; ties count against it.
  public func pValue(below margin: Double) -> Double {
    Self.lowerTail(sorted.count { $0 >= margin }, sorted.count)
  }

  /// P(X ≤ k) for n fair coins.
  private static func lowerTail(_ k: Int, _ n: Int) -> Double {
    if k >= n { return 1 }
    return IncompleteBeta.regularized(0.5, Double(n - k), Double(k + 1))
  }
}
