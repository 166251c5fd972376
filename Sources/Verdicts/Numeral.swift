import Foundation

/// How numbers are written in sentences.
enum Numeral {
  /// Four significant digits, without a needless exponent: `0.5`, `-12.35`, `+∞`.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+∞" : "−∞" }
    if value == value.rounded(), abs(value) < 1e6 { return String(Int(value)) }
    return String(format: "%.4g", value)
  }

  /// A number of things: `1 seed`, `3 seeds`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The level of an interval: `90 %`.
  static func percent(_ share: Double) -> String {
    "\(text((share * 1e6).rounded() / 1e4)) %"
  }
}
