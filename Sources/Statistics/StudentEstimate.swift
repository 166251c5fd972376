/// An estimate whose error follows Student's t: a mean, a difference of means, or a slope.
///
///     (value − truth) / standardError  ~  t(ν)
public struct StudentEstimate: Sendable, Hashable {
  /// The estimate.
  public var value: Double
  /// Its standard error; +∞ when there are too few values to know it.
  public var standardError: Double
  /// The degrees of freedom of the standard error.
  public var degreesOfFreedom: Double
  /// What to know before trusting it.
  public var warnings: [Warning]

  /// Creates an estimate.
  public init(
    value: Double,
    standardError: Double,
    degreesOfFreedom: Double,
    warnings: [Warning] = []
  ) {
    self.value = value
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    self.warnings = warnings
  }

  /// The distribution of the error in units of the standard error.
  public var distribution: StudentDistribution {
    StudentDistribution(degreesOfFreedom: degreesOfFreedom)
  }

  /// Returns value ± t·standardError; a single point when there is no spread.
  public func interval(level: Double) -> Interval {
    guard standardError > 0 else { return Interval(lower: value, upper: value, level: level) }
    let reach = distribution.quantile((1 + level) / 2) * standardError
    return Interval(lower: value - reach, upper: value + reach, level: level)
  }

  /// Returns the one-sided p value of "the truth is above `margin`".
  public func pValue(above margin: Double) -> Double {
    guard standardError > 0 else { return value > margin ? 0 : 1 }
    return distribution.survival((value - margin) / standardError)
  }

  /// Returns the one-sided p value of "the truth is below `margin`".
  public func pValue(below margin: Double) -> Double {
    guard standardError > 0 else { return value < margin ? 0 : 1 }
    return distribution.survival((margin - value) / standardError)
  }

  /// Returns the two-sided p value of "the truth differs from `point`".
  public func pValue(differentFrom point: Double) -> Double {
    min(1, 2 * min(pValue(above: point), pValue(below: point)))
  }
}
