import Foundation

/// Student's t distribution.
public struct StudentDistribution: Sendable, Hashable {
  /// The degrees of freedom, not necessarily whole.
  public var degreesOfFreedom: Double

  /// Creates the distribution.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom \(degreesOfFreedom) must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Returns P(T > t) = ½·I_{ν/(ν+t²)}(ν/2, ½) for t ≥ 0, and its mirror below.
  public func survival(_ t: Double) -> Double {
    if t.isInfinite { return t > 0 ? 0 : 1 }
    let x = degreesOfFreedom / (degreesOfFreedom + t * t)
    let tail = IncompleteBeta.regularized(x, degreesOfFreedom / 2, 0.5) / 2
    return t >= 0 ? tail : 1 - tail
  }

  /// Returns P(T ≤ t).
  public func cumulative(_ t: Double) -> Double { survival(-t) }

  /// Returns the t with P(T ≤ t) = `probability`; ±∞ at 1 and 0.
  public func quantile(_ probability: Double) -> Double {
    if probability <= 0 { return -.infinity }
    if probability >= 1 { return .infinity }
    if probability == 0.5 { return 0 }
    if probability < 0.5 { return -upper(tail: probability) }
    return upper(tail: 1 - probability)
  }

  /// The t > 0 whose upper tail is `tail`: doubling finds a bracket, Newton the digits.
  private func upper(tail: Double) -> Double {
    var end = 1.0
    while survival(end) > tail && end < 1e300 { end *= 2 }
    return BracketedNewton.root(from: 0, to: end) { t in (tail - survival(t), density(t)) }
  }

  /// The density at `t`.
  func density(_ t: Double) -> Double {
    let half = degreesOfFreedom / 2
    let constant = IncompleteBeta.logBeta(half, 0.5) + log(degreesOfFreedom) / 2
    return exp(-(half + 0.5) * log1p(t * t / degreesOfFreedom) - constant)
  }
}
