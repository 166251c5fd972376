/// Reads the numbers of a check and checks their ranges.
struct CheckNumbers {
  let reader: FieldReader
  /// The metric the numbers refer to, when it is known.
  let metric: Metric?

  /// Fills in margin, band, threshold, tolerance and alpha.
  func read(into check: inout Check, problems: inout Problems) {
    check.margin = margin(check, problems: &problems) ?? 0
    check.band = band(problems: &problems)
    check.threshold = reader.number("threshold", problems: &problems)
    if let node = reader.node("tolerance") {
      check.tolerance = node.number("tolerance", problems: &problems)
      if let tolerance = check.tolerance, tolerance < 0 {
        problems.report(node.location, "'tolerance' must be at least 0, found \(node.described)")
      }
    }
    if let node = reader.node("alpha"), let alpha = node.number("alpha", problems: &problems) {
      check.alpha = alpha
      if alpha <= 0 || alpha >= 0.5 {
        problems.report(
          node.location,
          "'alpha' must be above 0 and below 0.5, found \(node.described)"
        )
      }
    }
  }

  /// The margin: a number in the unit of the effect, or percentage points as `2pp`.
  private func margin(_ check: Check, problems: inout Problems) -> Double? {
    guard let node = reader.node("margin") else { return nil }
    guard let margin = points(node, check, problems: &problems) else { return nil }
    let found = "found \(node.described)"
    switch check.type {
    case .equivalence where margin <= 0:
      problems.report(node.location, "the margin of an equivalence must be above 0, \(found)")
    case .proportion where margin < 0 || margin >= 1:
      problems.report(
        node.location,
        "the margin of a proportion must be at least 0 and below 1, \(found)"
      )
    case .slope: break
    default:
      if check.effect == .ratio, margin <= 0 {
        problems.report(
          node.location,
          "the margin of a ratio is a factor and must be above 0, \(found)"
        )
      } else if margin < 0 {
        problems.report(node.location, "'margin' must be at least 0, \(found)")
      }
    }
    return margin
  }

  private func points(_ node: SourceNode, _ check: Check, problems: inout Problems) -> Double? {
    guard case .scalar(let text, _) = node.content, text.hasSuffix("pp") else {
      return node.number("margin", problems: &problems)
    }
    guard let number = NumberText.number(String(text.dropLast(2))) else {
      node.reportUnexpected("'margin' must be a number, as 2pp", problems: &problems)
      return nil
    }
    if let metric, metric.unit != "pp" {
      problems.report(
        node.location,
        "'margin' is in percentage points, but metric '\(metric.name)' is not"
      )
    } else if check.effect != .difference {
      problems.report(
        node.location,
        "'margin' is in percentage points, which only a difference has"
      )
    }
    return number
  }

  private func band(problems: inout Problems) -> [Double]? {
    guard let node = reader.node("band"),
      let elements = node.elements("band", problems: &problems)
    else { return nil }
    let band = elements.compactMap { $0.number("band", problems: &problems) }
    guard band.count == elements.count else { return nil }
    guard band.count == 2, band[0] < band[1] else {
      problems.report(node.location, "'band' must be a lower and a higher number, as [0.5, 1.5]")
      return nil
    }
    return band
  }
}
