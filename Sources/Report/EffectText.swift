import Catalog
import Foundation
package import Verdicts

/// The effect of a check, its interval and its bar, in the unit of the effect.
package struct EffectText {
  let result: CheckResult

  package init(result: CheckResult) { self.result = result }

  private var check: Check { result.check }

  /// Whether the effect is a factor, written `×1.11`.
  package var isRatio: Bool { result.unit == "×" }

  /// Whether a positive effect is written with its sign: it is a difference, not a quantity.
  private var isSigned: Bool {
    switch check.type {
    case .superiority, .nonInferiority, .equivalence, .proportion, .interaction, .slope, .bracket,
      .order:
      !isRatio
    case .threshold, .exact, .fractionRecovered: false
    }
  }

  /// The estimate alone, `+0.8 pp`.
  package var estimate: String { withUnit(number(result.effect)) }

  /// The interval alone, `[0.2, 1.4]`; `nil` when neither end exists or none is meant.
  package var interval: String? {
    guard check.type != .exact, !result.lower.isNaN || !result.upper.isNaN else { return nil }
    return "[\(number(result.lower)), \(number(result.upper))]"
  }

  /// The estimate with its interval, `+0.8 pp [+0.2, +1.4]`.
  package var text: String {
    guard !result.effect.isNaN else { return interval ?? DisplayNumber.missing }
    return [estimate, interval].compactMap(\.self).joined(separator: " ")
  }

  /// The level of the interval in percent: 90 for a one-sided error rate of 0.05.
  package var levelPercent: String { DisplayNumber.plain((100 * (1 - 2 * check.alpha)).rounded(3)) }

  /// What the interval is compared with, `> +0.5 pp`.
  package var bar: String {
    switch check.type {
    case .superiority, .proportion, .bracket, .interaction: "> " + bound(check.margin)
    case .nonInferiority: "> " + bound(isRatio ? 1 / check.margin : -check.margin)
    case .equivalence: equivalenceBar
    case .threshold: "≥ " + bound(check.threshold ?? check.margin)
    case .slope, .fractionRecovered: bandBar ?? "> " + bound(check.margin)
    case .exact: "every value ≤ " + bound(check.tolerance ?? 0)
    case .order: "every step > " + bound(check.margin)
    }
  }

  private var equivalenceBar: String {
    guard isRatio, check.margin > 0 else { return "within ±\(withUnit(plain(check.margin)))" }
    let factor = max(check.margin, 1 / check.margin)
    return
      "within ×\(DisplayNumber.significant(1 / factor)) … ×\(DisplayNumber.significant(factor))"
  }

  private var bandBar: String? {
    guard let band = check.band, band.count == 2 else { return nil }
    return "in [\(plain(band[0])), \(plain(band[1]))]"
      + (result.unit.isEmpty || isRatio ? "" : " \(result.unit)")
  }

  private func plain(_ value: Double) -> String {
    DisplayNumber.plain(value.rounded(6))
  }

  /// A bound of the rule in the unit of the effect.
  private func bound(_ value: Double) -> String {
    withUnit((isSigned && value > 0 ? "+" : "") + (isRatio ? ratioBound(value) : plain(value)))
  }

  private func ratioBound(_ value: Double) -> String { DisplayNumber.plain(value.rounded(3)) }

  private func withUnit(_ number: String) -> String {
    if isRatio { return "×" + number }
    return result.unit.isEmpty ? number : "\(number) \(result.unit)"
  }

  /// A number with the digits that the interval's width supports: two of the width.
  private func number(_ value: Double) -> String {
    let width = result.upper - result.lower
    let magnitude = [result.effect, result.lower, result.upper].filter(\.isFinite).map(abs).max()
    guard value.isFinite, width.isFinite, width > 0, let magnitude else {
      let text = DisplayNumber.significant(value)
      return isSigned && value.isFinite && value > 0 ? "+" + text : text
    }
    let decimals = 1 - Int(floor(log10(width)))
    if magnitude >= 1e6 || decimals > 6 {
      return DisplayNumber.scientific(value, signed: isSigned)
    }
    return DisplayNumber.fixed(value, decimals: max(0, decimals), signed: isSigned)
  }
}

extension Double {
  /// The value rounded to a number of decimals, which takes away the noise of 1 − 2·0.05.
  fileprivate func rounded(_ decimals: Int) -> Double {
    let digits = pow(10, Double(decimals))
    let result = (self * digits).rounded() / digits
    // A bound of 1e-8 must not vanish.
    return result == 0 || !result.isFinite ? self : result
  }
}
