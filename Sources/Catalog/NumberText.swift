/// How numbers are written in the catalogue: none of YAML's octal, base-60 or special forms.
package enum NumberText {
  /// The number a text stands for; `nil` when it is written another way or overflows.
  package static func number(_ text: String) -> Double? {
    guard isNumber(text), let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// Whether the text is a decimal integer without leading zeros.
  package static func isInteger(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return isNatural(digits)
  }

  /// The way a text is to be written when it looks like a number of another kind.
  package static func advice(_ text: String) -> String? {
    let unsigned = text.hasPrefix("-") ? String(text.dropFirst()) : text
    if number(text.filter { $0 != "_" }) != nil {
      return text.contains("_") ? "write it without underscores" : nil
    }
    if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0o") || unsigned.hasPrefix("0b") {
      return "write it in decimal"
    }
    if unsigned.hasPrefix("+") { return "write it without the plus sign" }
    if unsigned.hasPrefix("."), isNatural(unsigned.dropFirst()) { return "write 0\(unsigned)" }
    if unsigned.hasSuffix("."), isNatural(unsigned.dropLast()) { return "write \(unsigned)0" }
    if unsigned.hasPrefix("0"), isDigits(unsigned[...]) { return "write it without leading zeros" }
    if unsigned.contains(":") { return "base-60 numbers are not read, write it in decimal" }
    if unsigned.contains(","), number(text.map { $0 == "," ? "." : $0 }.asText) != nil {
      return "write \(text.map { $0 == "," ? "." : $0 }.asText)"
    }
    if unsigned.hasSuffix("%") { return "write it without a percent sign" }
    if [".inf", ".nan", "inf", "nan"].contains(unsigned.lowercased()) || isNumber(text) {
      return "it must be finite"
    }
    return nil
  }

  /// Whether the text has the form of a number, however large.
  private static func isNumber(_ text: String) -> Bool {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
      maxSplits: 1,
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "e" || $0 == "E" }
    )
    if parts.count == 2 {
      let sign = parts[1].hasPrefix("-") || parts[1].hasPrefix("+")
      guard isDigits(sign ? parts[1].dropFirst() : parts[1]) else { return false }
    }
    guard let mantissa = parts.first else { return false }
    let halves = mantissa.split(
      separator: ".",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard let whole = halves.first, isNatural(whole) else { return false }
    return halves.count == 1 || isDigits(halves[1])
  }

  private static func isNatural(_ text: Substring) -> Bool {
    isDigits(text) && (text == "0" || !text.hasPrefix("0"))
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension [Character] {
  /// The characters as one text.
  fileprivate var asText: String { String(self) }
}
