/// Names for runs and attempts.
public enum Identifier {
  /// Sixteen random hexadecimal digits.
  public static func random() -> String {
    let text = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
