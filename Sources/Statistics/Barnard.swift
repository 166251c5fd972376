import Foundation

extension EventTable {
  /// Returns the exact unconditional p value of "p(treat) − p(reference) is above `margin`".
  ///
  /// Barnard's test, and at a margin other than 0 its generalization: the tables are ordered by
  /// their score statistic, and the p value is the probability of the observed or a more extreme
  /// one at the least favourable pair of probabilities on the margin.
  ///
  /// - Source: Barnard, Biometrika 34 (1947); Chan, Statistics in Medicine 17 (1998).
  public func barnard(above margin: Double) -> Double {
    if margin >= 1 { return 1 }
    if margin < -1 { return 0 }
    let tail = tail(above: margin)
    let first = max(0, -margin)
    let last = min(1, 1 - margin)
    let steps = 64
    let width = (last - first) / Double(steps)
    var best = 0.0
    var place = first
    for step in 0...steps {
      let nuisance = first + Double(step) * width
      let probability = tail.probability(nuisance + margin, nuisance)
      if probability > best { (best, place) = (probability, nuisance) }
    }
    return min(1, max(best, tail.maximum(near: place, width, in: first...last, margin: margin)))
  }

  /// Returns the exact unconditional p value of "p(treat) − p(reference) is below `margin`".
  public func barnard(below margin: Double) -> Double { exchanged.barnard(above: -margin) }

  /// Returns the exact interval of the difference: all margins that neither one-sided test rejects.
  ///
  /// - Source: Chan and Zhang, Biometrics 55 (1999).
  public func exactInterval(level: Double) -> Interval {
    Interval(
      lower: lowerLimit(alpha: (1 - level) / 2),
      upper: -exchanged.lowerLimit(alpha: (1 - level) / 2),
      level: level
    )
  }

  /// The smallest difference that is not rejected from above at error rate `alpha`.
  private func lowerLimit(alpha: Double) -> Double {
    // The p value need not rise steadily with the margin: scan for the first that is not
    // rejected, so that the limit errs towards the longer interval, then bisect within one step.
    let step = 0.02
    var rejected = -1.0
    while rejected + step < difference, barnard(above: rejected + step) <= alpha {
      rejected += step
    }
    if rejected == -1, barnard(above: -1) > alpha { return -1 }
    var kept = min(rejected + step, difference)
    for _ in 0..<24 {
      let middle = (rejected + kept) / 2
      if barnard(above: middle) <= alpha { rejected = middle } else { kept = middle }
    }
    return rejected
  }

  /// The tables at least as extreme as this one.
  private func tail(above margin: Double) -> TableTail {
    let score = ScoreStatistic(
      margin: margin,
      treatCount: treat.count,
      referenceCount: reference.count
    )
    let observed = score.value(treatEvents: treat.events, referenceEvents: reference.events)
    let rows = (0...treat.count).map { events in
      (0...reference.count).filter { other in
        // Equal statistics differ by rounding; the slack keeps them in the tail.
        score.value(treatEvents: events, referenceEvents: other) >= observed - 1e-7
      }
    }
    return TableTail(rows: rows, treatCount: treat.count, referenceCount: reference.count)
  }
}

/// A set of 2×2 tables: for each number of treated events, the reference events that belong to it.
private struct TableTail {
  let rows: [[Int]]
  let treatCount: Int
  let referenceCount: Int

  /// The probability of the set at the two probabilities of the event.
  func probability(_ p1: Double, _ p2: Double) -> Double {
    let second = Self.binomial(referenceCount, p2)
    let first = Self.binomial(treatCount, p1)
    return zip(rows, first).reduce(0) { sum, row in
      sum + row.1 * row.0.reduce(0) { $0 + second[$1] }
    }
  }

  /// The local maximum along the margin, by golden sections within one grid step to either side.
  func maximum(
    near place: Double,
    _ width: Double,
    in range: ClosedRange<Double>,
    margin: Double
  ) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var lower = max(range.lowerBound, place - width)
    var upper = min(range.upperBound, place + width)
    var best = 0.0
    for _ in 0..<30 {
      let left = upper - ratio * (upper - lower)
      let right = lower + ratio * (upper - lower)
      let (first, second) = (
        probability(left + margin, left), probability(right + margin, right)
      )
      best = max(best, first, second)
      if first > second { upper = right } else { lower = left }
    }
    return best
  }

  /// The probabilities of 0...n events.
  private static func binomial(_ n: Int, _ probability: Double) -> [Double] {
    let p = min(1, max(0, probability))
    if p == 0 { return [1] + Array(repeating: 0, count: n) }
    if p == 1 { return Array(repeating: 0, count: n) + [1] }
    return (0...n).map { k in
      exp(EventTable.logChoose(n, k) + Double(k) * log(p) + Double(n - k) * log1p(-p))
    }
  }
}
