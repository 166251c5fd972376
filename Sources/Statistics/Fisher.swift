import Foundation

/// Which side a test rejects on.
public enum Alternative: String, Sendable, Hashable, CaseIterable {
  /// The event is likelier in the treated group.
  case greater
  /// The event is less likely in the treated group.
  case less
  /// Either.
  case different
}

extension EventTable {
  /// Returns Fisher's exact p value of independence, given the total number of events.
  ///
  /// The two-sided value sums all tables that are not more probable than the observed one.
  ///
  /// - Source: Fisher, Journal of the Royal Statistical Society 85 (1922).
  public func fisher(_ alternative: Alternative) -> Double {
    let total = treat.events + reference.events
    let first = max(0, total - reference.count)
    let last = min(total, treat.count)
    let all = Self.logChoose(treat.count + reference.count, total)
    let probabilities = (first...last).map { events in
      exp(
        Self.logChoose(treat.count, events)
          + Self.logChoose(reference.count, total - events) - all
      )
    }
    let observed = probabilities[treat.events - first]
    let sum: Double
    switch alternative {
    case .greater: sum = probabilities[(treat.events - first)...].reduce(0, +)
    case .less: sum = probabilities[...(treat.events - first)].reduce(0, +)
    case .different:
      // Tables equally probable in truth differ by rounding; the slack keeps them together.
      sum = probabilities.filter { $0 <= observed * (1 + 1e-9) }.reduce(0, +)
    }
    return min(1, sum)
  }

  /// Returns log of the binomial coefficient n over k.
  static func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
  }
}
