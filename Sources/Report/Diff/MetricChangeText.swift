import Comparison

/// The difference of one metric in words and numbers.
struct MetricChangeText {
  let metric: MetricChange

  /// Before and after, `70.10 → 69.80 pp`.
  var values: String {
    let sides = "\(DisplayNumber.value(metric.base)) → \(DisplayNumber.value(metric.head))"
    return metric.unit.isEmpty ? sides : "\(sides) \(metric.unit)"
  }

  /// The difference with its interval, `−0.300 [−1.20, +0.600]`; empty when there is none.
  var difference: String {
    guard metric.difference.isFinite else { return "" }
    func number(_ value: Double) -> String {
      let text = DisplayNumber.significant(value)
      return (value > 0 && value.isFinite ? "+" : "") + text
    }
    guard metric.lower.isFinite || metric.upper.isFinite else {
      return number(metric.difference)
    }
    return "\(number(metric.difference)) [\(number(metric.lower)), \(number(metric.upper))]"
  }

  /// The smallest difference that counts, `1 pp`.
  private var floor: String {
    [DisplayNumber.value(metric.floor), metric.unit].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What was concluded and why, `worse, p = 0.0012` or `inside the floor of 1 pp`.
  var conclusion: String {
    guard metric.change != .unclear else {
      return metric.reason.hasPrefix("inside") ? "\(metric.reason) of \(floor)" : metric.reason
    }
    let p =
      metric.pValue == 0 ? metric.reason : "p \(ClaimSection.probability(metric.adjusted))"
    return p.isEmpty ? metric.change.rawValue : "\(metric.change.rawValue), \(p)"
  }

  /// All of it in one line.
  var line: String {
    [metric.name, values, difference].filter { !$0.isEmpty }.joined(separator: "  ")
      + ": \(conclusion)"
  }
}
