package import Catalog
import Statistics

/// Compares one metric between the cells of two sides.
///
/// A metric is worse or better only when the whole interval of the difference, at level 1 − α and
/// corrected for the table, lies beyond the floor:
///
///     floor = max(absolute, relative · |base|),   p = 2 · min(P(harm ≤ floor), P(harm ≥ −floor))
///
/// where harm is the difference in the direction in which the metric gets worse.
package struct MetricComparison: Sendable {
  package var metric: MetricSnapshot
  package var rule: MetricPolicy
  /// The values before, one per seed or round.
  package var base: [Double]
  /// The values now.
  package var head: [Double]
  /// A floor that was measured, identical code against itself, as a share of the base's value.
  package var noise: Double = 0

  package init(
    _ metric: MetricSnapshot,
    rule: MetricPolicy,
    base: [Double],
    head: [Double],
    noise: Double = 0
  ) {
    self.metric = metric
    self.rule = rule
    self.base = base
    self.head = head
    self.noise = noise
  }

  /// What is known before the correction for the table; `nil` when the values are equal.
  package var change: MetricChange? {
    guard
      base.sorted(by: Self.order).map(\.bitPattern) != head.sorted(by: Self.order).map(\.bitPattern)
    else { return nil }
    var result = description
    guard metric.better != .neither else {
      result.reason = "describes, is neither better nor worse"
      return result
    }
    if base.allSatisfy(\.isFinite), let odd = head.first(where: { $0.isNaN }) {
      (result.pValue, result.change, result.reason) = (0, .worse, "\(odd) where there was none")
    } else if (base + head).contains(where: \.isNaN) {
      result.reason = "NaN on both sides"
    } else if metric.assume == .exact {
      decideExactly(&result)
    } else if min(base.count, head.count) < rule.minimumCount {
      result.reason = "n = \(min(base.count, head.count)), needs \(rule.minimumCount)"
    } else {
      test(&result)
    }
    return result
  }

  private static func order(_ first: Double, _ second: Double) -> Bool {
    first.isNaN ? false : second.isNaN || first < second
  }

  /// The two means and no conclusion.
  private var description: MetricChange {
    let (before, after) = (Sample(base).mean, Sample(head).mean)
    let share = before.isFinite ? abs(before) : 0
    return MetricChange(
      name: metric.name,
      unit: metric.unit,
      base: before,
      head: after,
      difference: after - before,
      lower: -.infinity,
      upper: .infinity,
      floor: max(rule.absolute, max(rule.relative, noise) * share),
      pValue: 1,
      adjusted: 1,
      change: .unclear,
      reason: ""
    )
  }

  /// Why a difference that does not exceed the floor is none: the rule, or this machine's noise.
  private var floorReason: String {
    noise > rule.relative ? "inside the noise floor" : "inside the floor"
  }

  /// Without randomness any difference beyond the floor is one.
  private func decideExactly(_ result: inout MetricChange) {
    (result.lower, result.upper) = (result.difference, result.difference)
    let harm = metric.better == .higher ? -result.difference : result.difference
    guard abs(harm) > result.floor else {
      result.reason = floorReason
      return
    }
    result.pValue = 0
    result.change = harm > 0 ? .worse : .better
    result.reason = "no randomness: any difference counts"
  }

  private func test(_ result: inout MetricChange) {
    let level = 1 - rule.alpha
    let (treat, reference) = (Sample(head), Sample(base))
    var sides = (lower: 1.0, upper: 1.0)
    let interval: Interval
    if rule.isProportion, let table = Self.events(treat, reference) {
      interval = table.newcombe(level: level)
      let beyond = abs(table.difference) > result.floor
      sides = beyond ? (table.fisher(.less), table.fisher(.greater)) : (1, 1)
    } else if metric.assume == .normal, treat.isFinite, reference.isFinite {
      let estimate = StudentEstimate.welch(treat, reference)
      interval = estimate.interval(level: level)
      sides.lower = estimate.pValue(below: -result.floor)
      sides.upper = estimate.pValue(above: result.floor)
    } else {
      interval = HodgesLehmann(treat, reference).interval(level: level).interval
      sides.lower = Self.rank(treat, reference, shift: -result.floor, .less)
      sides.upper = Self.rank(treat, reference, shift: result.floor, .greater)
    }
    (result.lower, result.upper) = (interval.lower, interval.upper)
    result.pValue = min(1, 2 * min(sides.lower, sides.upper))
    let isHigher = sides.upper < sides.lower
    result.change = isHigher == (metric.better == .higher) ? .better : .worse
    // What is said should the difference turn out not to be certain.
    result.reason = abs(result.difference) <= result.floor ? floorReason : "noise"
  }

  private static func rank(
    _ treat: Sample,
    _ reference: Sample,
    shift: Double,
    _ alternative: Alternative
  ) -> Double {
    MannWhitney(treat, Sample(reference.values.map { $0 + shift })).pValue(alternative)
  }

  private static func events(_ treat: Sample, _ reference: Sample) -> EventTable? {
    guard (treat.values + reference.values).allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
    func proportion(_ sample: Sample) -> Proportion {
      Proportion(events: sample.values.count { $0 == 1 }, count: sample.count)
    }
    return EventTable(treat: proportion(treat), reference: proportion(reference))
  }
}

extension MetricChange {
  /// The change once its p value is corrected for the table: certain, or not.
  func settled(adjusted: Double, alpha: Double) -> MetricChange {
    var result = self
    result.adjusted = adjusted
    guard change != .unclear else { return result }
    // 1/100 is not above 0.01, whatever the rounding.
    if adjusted <= alpha * (1 + 1e-12) {
      // Without randomness the reason stays: there is no p value to show.
      if pValue > 0 { result.reason = "" }
      return result
    }
    result.change = .unclear
    if pValue <= alpha { result.reason = "not certain among so many comparisons" }
    return result
  }
}
