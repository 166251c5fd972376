import Foundation

/// How numbers are written for readers: few digits, a real minus sign, non-finite values in words.
package enum DisplayNumber {
  /// What stands for a number that does not exist.
  package static let missing = "–"

  /// A value with a number of significant digits; powers of ten only where digits would mislead.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return nonFinite(value) }
    guard value != 0 else { return "0" }
    let exponent = Int(floor(log10(abs(value))))
    if exponent < -4 || exponent > 5 {
      return scientific(value, digits: digits)
    }
    return fixed(value, decimals: max(0, digits - 1 - exponent))
  }

  /// A measured value: NaN is a measurement too, so it is named.
  package static func value(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    let text = significant(value, digits: 4)
    guard text.contains("."), !text.contains("e") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  /// A number that a person wrote, as short as it reads back: margins, bounds, tolerances.
  package static func plain(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    if value == value.rounded(), abs(value) < 1e6 { return withMinus("\(Int(value))") }
    let text = "\(value)"
    guard let mark = text.firstIndex(of: "e") else { return withMinus(text) }
    return withMinus("\(text[..<mark])e\(Int(text[text.index(after: mark)...]) ?? 0)")
      .replacing(".0e", with: "e")
  }

  /// A value with a fixed number of decimals; `signed` puts a plus before positive ones.
  package static func fixed(_ value: Double, decimals: Int, signed: Bool = false) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let text = String(format: "%.\(decimals)f", value)
    let isZero = !text.contains { "123456789".contains($0) }
    if isZero { return text.replacing("-", with: "") }
    return withMinus(signed && value > 0 ? "+" + text : text)
  }

  /// A value as a mantissa and a power of ten, `3.10e−7`.
  package static func scientific(_ value: Double, digits: Int = 3, signed: Bool = false) -> String {
    guard value.isFinite else { return nonFinite(value) }
    let parts = String(format: "%.\(digits - 1)e", value).split(separator: "e")
    let exponent = parts.last.flatMap { Int($0) } ?? 0
    return withMinus((signed && value > 0 ? "+" : "") + "\(parts[0])e\(exponent)")
  }

  /// Seconds for programs: three decimals and an ASCII point.
  package static func ascii(_ value: Double) -> String {
    String(format: "%.3f", value.isFinite ? value : 0)
  }

  /// A coordinate for programs that draw: seven digits, where a `Float` reaches, and an ASCII point.
  package static func coordinate(_ value: Double) -> String {
    let short = Float(value)
    let text = short.isNormal || value == 0 ? "\(short)" : "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A span of time in its two leading units.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return missing }
    if seconds < 9.95 { return fixed(seconds, decimals: 1) + " s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  /// A probability; small ones only as a bound.
  package static func probability(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    return value < 0.0001 ? "< 0.0001" : significant(value, digits: 2)
  }

  private static func nonFinite(_ value: Double) -> String {
    value.isNaN ? missing : value > 0 ? "+∞" : "−∞"
  }

  private static func withMinus(_ text: String) -> String {
    text.replacing("-", with: "−")
  }
}
