import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// Returns P(Z ≤ x).
  public static func cumulative(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  /// Returns the x with P(Z ≤ x) = `probability`; ±∞ at 1 and 0.
  public static func quantile(_ probability: Double) -> Double {
    if probability <= 0 { return -.infinity }
    if probability >= 1 { return .infinity }
    // The lower tail keeps its digits, the upper one does not: use the mirror.
    if probability > 0.5 { return -quantile(1 - probability) }
    return BracketedNewton.root(from: -39, to: 1) { x in
      (cumulative(x) - probability, exp(-x * x / 2) / (2 * Double.pi).squareRoot())
    }
  }
}
