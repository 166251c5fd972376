import Catalog
import Statistics

/// The bar an effect must clear, and the word that an interval earns at it.
///
/// Only the interval decides: a wide one that holds the bar is inconclusive, so that "no significant
/// difference" never becomes a refutation.
enum DecisionRule: Hashable {
  /// The effect lies above the bound.
  case above(Double)
  /// The effect lies between the bounds.
  case inside(Double, Double)

  /// The rule of a check, in the unit of its effect.
  init(_ check: Check) {
    let margin = check.margin
    let ratio = check.effect == .ratio
    switch check.type {
    case .nonInferiority: self = .above(ratio ? 1 / margin : -margin)
    case .equivalence:
      let factor = max(margin, 1 / margin)
      self = ratio ? .inside(1 / factor, factor) : .inside(-margin, margin)
    case .threshold: self = .above(check.threshold ?? margin)
    case .slope, .fractionRecovered:
      if let band = check.band, band.count == 2 {
        self = .inside(band[0], band[1])
      } else {
        self = .above(margin)
      }
    case .superiority, .proportion, .bracket, .interaction, .exact, .order: self = .above(margin)
    }
  }

  /// Returns the word for an interval.
  func word(for interval: Interval) -> VerdictWord {
    let (lower, upper) = (interval.lower, interval.upper)
    switch self {
    case .above(let bound):
      return lower > bound ? .replicated : upper < bound ? .refuted : .inconclusive
    case .inside(let first, let last):
      if first < lower && upper < last { return .replicated }
      return lower > last || upper < first ? .refuted : .inconclusive
    }
  }

  /// Whether the estimate alone is on the side of the claim; `nil` on the bar itself.
  func favours(_ effect: Double) -> Bool? {
    let distance = distance(of: effect)
    return distance.isNaN || distance == 0 ? nil : distance > 0
  }

  /// How far the estimate is from the nearest bound: positive on the side of the claim.
  func distance(of effect: Double) -> Double {
    switch self {
    case .above(let bound): effect - bound
    case .inside(let first, let last): min(effect - first, last - effect)
    }
  }

  /// The rule with its bounds on another scale.
  func mapped(_ transform: (Double) -> Double) -> DecisionRule {
    switch self {
    case .above(let bound): .above(transform(bound))
    case .inside(let first, let last): .inside(transform(first), transform(last))
    }
  }

  /// The rule and its outcome in one sentence.
  func sentence(_ word: VerdictWord, _ interval: Interval, unit: String) -> String {
    let unit = unit.isEmpty ? "" : " \(unit)"
    let found = "[\(Numeral.text(interval.lower)), \(Numeral.text(interval.upper))]\(unit)"
    switch self {
    case .above(let bound):
      return "Rule: REPLICATED if L > \(Numeral.text(bound))\(unit), REFUTED if "
        + "U < \(Numeral.text(bound))\(unit), else INCONCLUSIVE; [L, U] = \(found) "
        + "gives \(word.rawValue)."
    case .inside(let first, let last):
      let band = "[\(Numeral.text(first)), \(Numeral.text(last))]\(unit)"
      return "Rule: REPLICATED if [L, U] lies inside \(band), REFUTED if outside, "
        + "else INCONCLUSIVE; [L, U] = \(found) gives \(word.rawValue)."
    }
  }
}
