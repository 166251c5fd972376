/// A value of a setting in the catalogue: what a scalar, or a list of scalars, in YAML becomes.
public enum SettingValue: Sendable, Hashable {
  /// A word.
  case text(String)
  /// A number, whole or not.
  case number(Double)
  /// `true` or `false`.
  case flag(Bool)
  /// Several values.
  case list([SettingValue])

  /// The text of the value when it is text.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number when it is one.
  public var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The flag when it is one.
  public var flag: Bool? {
    if case .flag(let flag) = self { flag } else { nil }
  }

  /// The elements of a list; a scalar is a list of one.
  public var elements: [SettingValue] {
    if case .list(let elements) = self { elements } else { [self] }
  }
}

extension SettingValue: CustomStringConvertible {
  /// The shortest text that reads back as the same value: `0.1`, `bn`, `true`, `[1, 2]`.
  public var description: String {
    switch self {
    case .text(let text): text
    case .number(let number):
      if number == number.rounded(), abs(number) < 1e15 {
        String(Int64(number))
      } else {
        "\(number)"
      }
    case .flag(let flag): flag ? "true" : "false"
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    }
  }
}
