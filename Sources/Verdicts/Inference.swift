import Statistics

/// What the data say of one effect, whatever the method: estimate, interval, p values, steps.
struct Inference {
  /// The estimate.
  var value: Double
  /// Its interval at level 1 − 2α; NaN ends when there is none.
  var interval: Interval
  /// The p value of "the truth is above", for any bound; `nil` when the method has none.
  var above: ((Double) -> Double)?
  /// The p value of "the truth is below", for any bound.
  var below: ((Double) -> Double)?
  /// The standard deviation between seeds, and how it shrinks; `nil` when not of that kind.
  var spread: (deviation: Double, design: Power.Design)?
  /// The method in words.
  var test: String
  var warnings: [String] = []
  var steps: [String] = []

  /// No estimate, with the reason.
  static func none(_ reason: String, level: Double) -> Inference {
    Inference(
      value: .nan,
      interval: Interval(lower: .nan, upper: .nan, level: level),
      test: "none",
      warnings: [reason],
      steps: [reason + "."]
    )
  }

  /// The p value of what a rule demands.
  func pValue(for rule: DecisionRule) -> Double? {
    guard let above, let below else { return nil }
    return switch rule {
    case .above(let bound): above(bound)
    case .inside(let first, let last): max(above(first), below(last))
    }
  }

  /// The p value of the contrary.
  func opposingPValue(for rule: DecisionRule) -> Double? {
    guard let above, let below else { return nil }
    return switch rule {
    case .above(let bound): below(bound)
    case .inside(let first, let last): min(below(first), above(last))
    }
  }

  /// The same on another scale, with both directions of an increasing function.
  func mapped(
    _ transform: @escaping (Double) -> Double,
    inverse: @escaping (Double) -> Double
  )
    -> Inference
  {
    var result = self
    result.value = transform(value)
    result.interval = interval.mapped(transform)
    if let above, let below {
      result.above = { above(inverse($0)) }
      result.below = { below(inverse($0)) }
    }
    return result
  }

  /// An estimate of the seeds per group that settle the rule, from the spread seen.
  ///
  /// The observed effect is taken to be the true one and 80 % power is asked for.
  func seedsNeeded(for rule: DecisionRule, alpha: Double) -> Int? {
    guard let spread, spread.deviation > 0, spread.deviation.isFinite else { return nil }
    let distance = abs(rule.distance(of: value))
    return Power(design: spread.design, alpha: alpha)
      .seeds(effect: distance / spread.deviation, power: 0.8)
  }
}
