import Foundation

/// The beta distribution, from which Student's and the binomial tails follow.
///
///     I_x(a, b) = ∫₀ˣ t^(a−1) (1−t)^(b−1) dt / B(a, b)
public enum IncompleteBeta {
  /// Returns I_x(a, b), the probability that a beta variable with shapes a, b is at most x.
  public static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0, "shapes \(a), \(b) must be positive")
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    // The continued fraction converges fast only below the mean; the other side is its mirror.
    let front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
    if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
    return 1 - front * fraction(1 - x, b, a) / b
  }

  /// Returns the x at which I_x(a, b) equals `probability`.
  public static func quantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
    if probability <= 0 { return 0 }
    if probability >= 1 { return 1 }
    return BracketedNewton.root(from: 0, to: 1) { x in
      let density = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - logBeta(a, b))
      return (regularized(x, a, b) - probability, density)
    }
  }

  /// Returns log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b).
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    lgamma(a) + lgamma(b) - lgamma(a + b)
  }

  /// The continued fraction of I_x, evaluated forwards by Lentz's method.
  ///
  /// - Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.8.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var numerator = 1.0
    var denominator = 1 / nonzero(1 - (a + b) * x / (a + 1), tiny)
    var result = denominator
    for index in 1...1000 {
      let m = Double(index)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      denominator = 1 / nonzero(1 + even * denominator, tiny)
      numerator = nonzero(1 + even / numerator, tiny)
      result *= denominator * numerator
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / nonzero(1 + odd * denominator, tiny)
      numerator = nonzero(1 + odd / numerator, tiny)
      let change = denominator * numerator
      result *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return result
  }

  private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
