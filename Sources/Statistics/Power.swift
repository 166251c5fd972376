/// How often a one-sided t test finds an effect that is really there.
///
/// Effects are in units of the standard deviation between seeds (of the differences when paired).
public struct Power: Sendable, Hashable {
  /// How the seeds of the two groups belong together.
  public enum Design: String, Sendable, Hashable, CaseIterable {
    /// Two independent groups of n seeds each.
    case welch
    /// n pairs, or one group of n seeds against a number.
    case paired
  }

  /// How the seeds of the two groups belong together.
  public var design: Design
  /// The one-sided error rate; half of it for a two-sided test.
  public var alpha: Double

  /// Creates a design at a one-sided error rate.
  public init(design: Design, alpha: Double) {
    self.design = design
    self.alpha = alpha
  }

  /// Returns the probability to find `effect` with `count` seeds per group.
  public func probability(effect: Double, count: Int) -> Double {
    guard count > 1 else { return 0 }
    let (degrees, scale) =
      switch design {
      case .welch: (Double(2 * count - 2), (Double(count) / 2).squareRoot())
      case .paired: (Double(count - 1), Double(count).squareRoot())
      }
    let critical = StudentDistribution(degreesOfFreedom: degrees).quantile(1 - alpha)
    return NoncentralStudent(degreesOfFreedom: degrees, noncentrality: effect * scale)
      .survival(critical)
  }

  /// Returns the probability that both one-sided tests of a band ±`margin` around the truth reject.
  ///
  /// A lower bound by Bonferroni, 2·power − 1, close to the truth where it matters, near 1.
  public func equivalenceProbability(margin: Double, count: Int) -> Double {
    max(0, 2 * probability(effect: margin, count: count) - 1)
  }

  /// Returns the smallest effect that `count` seeds per group find with probability `power`.
  public func detectableEffect(count: Int, power: Double) -> Double {
    guard count > 1 else { return .infinity }
    var (lower, upper) = (0.0, 1.0)
    while probability(effect: upper, count: count) < power && upper < 1e6 { upper *= 2 }
    for _ in 0..<50 {
      let middle = (lower + upper) / 2
      if probability(effect: middle, count: count) < power {
        lower = middle
      } else {
        upper = middle
      }
    }
    return upper
  }

  /// Returns the seeds per group that find `effect`; `nil` when more than `limit` are needed.
  public func seeds(effect: Double, power: Double, limit: Int = 1000) -> Int? {
    smallest(limit) { probability(effect: effect, count: $0) >= power }
  }

  /// Returns the seeds per group that show equivalence within ±`margin`; `nil` beyond `limit`.
  public func seedsForEquivalence(margin: Double, power: Double, limit: Int = 1000) -> Int? {
    smallest(limit) { equivalenceProbability(margin: margin, count: $0) >= power }
  }

  /// The smallest count for which a condition that stays true once true holds, by bisection.
  private func smallest(_ limit: Int, _ holds: (Int) -> Bool) -> Int? {
    guard limit >= 2, holds(limit) else { return nil }
    var (lower, upper) = (1, limit)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if holds(middle) { upper = middle } else { lower = middle }
    }
    return upper
  }
}
