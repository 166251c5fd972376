extension SourceNode {
  /// The text of a scalar; numbers and flags count as the text that was written.
  func text(_ key: String, problems: inout Problems) -> String? {
    if case .scalar(let text, _) = content { return text }
    reportUnexpected("'\(key)' must be a text", problems: &problems)
    return nil
  }

  /// The elements of a list.
  func elements(_ key: String, problems: inout Problems) -> [SourceNode]? {
    if case .sequence(let elements) = content { return elements }
    reportUnexpected("'\(key)' must be a list, as in [a, b]", problems: &problems)
    return nil
  }

  /// A number: a decimal integer without leading zeros, or a fraction like 0.1 or 1e-4.
  func number(_ key: String, problems: inout Problems) -> Double? {
    guard case .scalar(let text, let quoted) = content else {
      reportUnexpected("'\(key)' must be a number", problems: &problems)
      return nil
    }
    if !quoted, let number = NumberText.number(text) { return number }
    let advice = quoted ? "remove the quotes" : NumberText.advice(text)
    reportUnexpected("'\(key)' must be a number", advice: advice, problems: &problems)
    return nil
  }

  /// A whole number.
  func integer(_ key: String, problems: inout Problems) -> Int? {
    guard let number = number(key, problems: &problems) else { return nil }
    if case .scalar(let text, _) = content, NumberText.isInteger(text),
      let integer = Int(exactly: number)
    {
      return integer
    }
    let whole = Int(exactly: number).map { "write \($0)" }
    reportUnexpected("'\(key)' must be a whole number", advice: whole, problems: &problems)
    return nil
  }

  /// `true` or `false`.
  func flag(_ key: String, problems: inout Problems) -> Bool? {
    guard case .scalar(let text, let quoted) = content else {
      reportUnexpected("'\(key)' must be true or false", problems: &problems)
      return nil
    }
    if !quoted, let flag = Bool(text) { return flag }
    var advice: String? = quoted && Bool(text) != nil ? "remove the quotes" : nil
    switch text.lowercased() {
    case "yes", "on", "y": advice = "write true"
    case "no", "off", "n": advice = "write false"
    default: break
    }
    reportUnexpected("'\(key)' must be true or false", advice: advice, problems: &problems)
    return nil
  }

  /// A time in seconds, written with its unit: `90s`, `10m`, `2h`.
  func duration(_ key: String, problems: inout Problems) -> Double? {
    let expected = "'\(key)' must be a time with its unit, as 90s, 10m or 2h"
    guard case .scalar(let text, _) = content else {
      reportUnexpected(expected, problems: &problems)
      return nil
    }
    let seconds: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    guard let unit = text.last, let factor = seconds[unit],
      let count = NumberText.number(String(text.dropLast()))
    else {
      let advice = NumberText.number(text).map { _ in "write \(text)s if seconds are meant" }
      reportUnexpected(expected, advice: advice, problems: &problems)
      return nil
    }
    guard count > 0 else {
      problems.report(location, "'\(key)' must be longer than nothing, found '\(text)'")
      return nil
    }
    return count * factor
  }

  /// Reports that something else stands here, unless that was reported already.
  func reportUnexpected(_ expected: String, advice: String? = nil, problems: inout Problems) {
    if isInvalid { return }
    problems.report(
      location,
      "\(expected), found \(described)" + (advice.map { "; \($0)" } ?? "")
    )
  }
}
