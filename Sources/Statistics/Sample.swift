/// The values of one group, one per seed.
public struct Sample: Sendable, Hashable {
  /// The values in the order they were given.
  public var values: [Double]

  /// Creates a sample.
  public init(_ values: [Double]) {
    self.values = values
  }

  /// The number of values.
  public var count: Int { values.count }

  /// Whether every value is finite.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }

  /// The number of infinite values.
  public var infiniteCount: Int { values.count { $0.isInfinite } }

  /// The arithmetic mean; NaN when the sample is empty.
  public var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// The unbiased variance, Σ(x − mean)²/(n − 1); NaN when there are fewer than two values.
  public var variance: Double {
    guard count > 1 else { return .nan }
    // Equal values have no spread, whatever the rounding of their mean.
    guard let first = values.first, values.contains(where: { $0 != first }) else { return 0 }
    let mean = mean
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
  }

  /// The standard deviation, the square root of the unbiased variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean, sd/√n.
  public var standardError: Double { (variance / Double(count)).squareRoot() }

  /// The median, with infinities as the outermost ranks; NaN when the sample is empty.
  public var median: Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let upper = sorted[count / 2]
    guard count.isMultiple(of: 2) else { return upper }
    let lower = sorted[count / 2 - 1]
    // −∞ and +∞ have no midpoint; equal infinities are their own.
    return lower == upper ? lower : lower / 2 + upper / 2
  }

  /// Pearson's correlation with a sample of the same length; NaN when either has no spread.
  public func correlation(with other: Sample) -> Double {
    precondition(count == other.count, "samples of \(count) and \(other.count) are not paired")
    let products = zip(values, other.values).reduce(0) {
      $0 + ($1.0 - mean) * ($1.1 - other.mean)
    }
    return products / Double(count - 1) / (standardDeviation * other.standardDeviation)
  }
}
