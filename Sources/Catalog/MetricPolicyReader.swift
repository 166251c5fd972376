/// Reads when one metric counts as worse or better.
struct MetricPolicyReader {
  private let reader: FieldReader

  /// Creates a reader of an entry of `metrics`; `nil` when it is no map, which is then reported.
  init?(_ entry: SourceEntry, problems: inout Problems) {
    let keys = ["abs", "rel", "alpha", "min_count", "type"]
    guard
      let reader = FieldReader(
        entry.value,
        name: "metric '\(entry.key)'",
        legal: keys,
        problems: &problems
      )
    else { return nil }
    self.reader = reader
  }

  private enum Kind: String, CaseIterable {
    case values, proportion
  }

  /// The rule; what is mistaken in it is reported.
  func policy(problems: inout Problems) -> MetricPolicy {
    var policy = MetricPolicy()
    policy.absolute = quantity("abs", unit: "pp", as: "a number, as 0.5 or 1pp", &problems) ?? 0
    if let node = reader.node("rel"), !Self.hasPercent(node) {
      node.reportUnexpected("'rel' must be a percentage, as 3%", problems: &problems)
    } else {
      let example = "a percentage, as 3%"
      policy.relative = (quantity("rel", unit: "%", as: example, &problems) ?? 0) / 100
    }
    if let node = reader.node("alpha"), let alpha = node.number("alpha", problems: &problems) {
      policy.alpha = alpha
      if !(alpha > 0 && alpha < 0.5) {
        problems.report(node.location, "'alpha' must lie between 0 and 0.5, as 0.01")
      }
    }
    if let node = reader.node("min_count"),
      let count = node.integer("min_count", problems: &problems)
    {
      policy.minimumCount = count
      if count < 2 {
        problems.report(node.location, "'min_count' must be at least 2: one value has no spread")
      }
    }
    let kind: Kind? = reader.choice("type", problems: &problems)
    policy.isProportion = kind == .proportion
    return policy
  }

  /// A number that is not negative, with or without its unit behind it.
  private func quantity(
    _ key: String,
    unit: String,
    as example: String,
    _ problems: inout Problems
  ) -> Double? {
    guard let node = reader.node(key), let text = node.text(key, problems: &problems) else {
      return nil
    }
    let digits = text.hasSuffix(unit) ? String(text.dropLast(unit.count)) : text
    guard let number = NumberText.number(digits), number >= 0 else {
      node.reportUnexpected("'\(key)' must be \(example), not negative", problems: &problems)
      return nil
    }
    return number
  }

  private static func hasPercent(_ node: SourceNode) -> Bool {
    guard case .scalar(let text, _) = node.content else { return false }
    return text.hasSuffix("%")
  }
}
