/// The fraction of an effect that is recovered, with Fieller's interval.
///
///     ρ = (treat − none) / (reference − none)
///
/// The interval holds every ρ that the t test of treat − ρ·reference − (1−ρ)·none = 0 keeps.
///
/// - Source: Fieller, Journal of the Royal Statistical Society B 16 (1954).
public struct Fieller: Sendable, Hashable {
  /// The numerator, treat − none.
  public var numerator: StudentEstimate
  /// The denominator, reference − none.
  public var denominator: StudentEstimate
  /// The covariance of the two, through the sample they share.
  private let covariance: Double
  /// The degrees of freedom of the combination at the estimate, by Welch and Satterthwaite.
  public var degreesOfFreedom: Double

  /// Creates the fraction from three independent samples.
  public init(treat: Sample, reference: Sample, none: Sample) {
    numerator = .welch(treat, none)
    denominator = .welch(reference, none)
    let shares = [treat, reference, none].map { $0.variance / Double($0.count) }
    covariance = shares[2]
    let fraction = numerator.value / denominator.value
    let factors = [1, fraction, 1 - fraction]
    let terms = zip(shares, factors).map { $0 * $1 * $1 }
    let counts = [treat.count, reference.count, none.count]
    let total = terms.reduce(0, +)
    let squares = zip(terms, counts).reduce(0) { $0 + $1.0 * $1.0 / Double($1.1 - 1) }
    let pooled = Double(counts.reduce(0, +) - 3)
    let degrees = total * total / squares
    degreesOfFreedom = degrees.isFinite && degrees > 0 ? degrees : max(pooled, 1)
  }

  /// The estimate of the fraction, dimensionless.
  public var value: Double { numerator.value / denominator.value }

  /// The p value of "the fraction is above `margin`", given that the denominator is positive.
  public func pValue(above margin: Double) -> Double { estimate(at: margin).pValue(above: 0) }

  /// The p value of "the fraction is below `margin`", given that the denominator is positive.
  public func pValue(below margin: Double) -> Double { estimate(at: margin).pValue(below: 0) }

  /// Returns the interval; unbounded, with a warning, when the denominator's interval holds 0.
  public func interval(level: Double) -> (interval: Interval, warnings: [Warning]) {
    let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
    let t = student.quantile((1 + level) / 2)
    let (n, d) = (numerator.value, denominator.value)
    // (n − ρd)² = t²·(Vn − 2ρC + ρ²Vd) is quadratic in ρ: a·ρ² − 2b·ρ + c = 0.
    let a = d * d - t * t * square(denominator.standardError)
    let b = n * d - t * t * covariance
    let c = n * n - t * t * square(numerator.standardError)
    let root = b * b - a * c
    guard a > 0, root >= 0 else {
      return (.unbounded(level: level), [.denominatorHoldsZero])
    }
    let reach = root.squareRoot()
    let interval = Interval(lower: (b - reach) / a, upper: (b + reach) / a, level: level)
    return (interval, reach == 0 ? [.noSpread] : [])
  }

  /// The combination n − ρd, signed so that it grows with the fraction.
  private func estimate(at fraction: Double) -> StudentEstimate {
    let variance =
      square(numerator.standardError) - 2 * fraction * covariance
      + square(fraction * denominator.standardError)
    let sign: Double = denominator.value < 0 ? -1 : 1
    return StudentEstimate(
      value: sign * (numerator.value - fraction * denominator.value),
      standardError: variance.isNaN ? .infinity : max(0, variance).squareRoot(),
      degreesOfFreedom: degreesOfFreedom
    )
  }

  private func square(_ value: Double) -> Double { value * value }
}
