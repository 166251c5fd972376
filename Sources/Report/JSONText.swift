import Foundation

/// A JSON value whose members keep their order, so that equal scorecards are equal files.
package indirect enum JSONText {
  case string(String)
  case integer(Int)
  /// NaN and infinities become `null`, which is all that JSON has for them.
  case number(Double)
  case flag(Bool)
  case null
  case array([JSONText])
  case object([(String, JSONText)])

  /// The value of an optional text.
  package static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }

  /// The value of an optional number.
  package static func optional(_ number: Double?) -> JSONText {
    number.map(JSONText.number) ?? .null
  }

  /// The text of the value, two spaces deeper per level.
  package func text(indent: String = "") -> String {
    switch self {
    case .string(let value): Self.quoted(value)
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .flag(let value): value ? "true" : "false"
    case .null: "null"
    case .array(let values):
      list(values.map { $0.text(indent: indent + "  ") }, "[", "]", indent: indent)
    case .object(let members):
      list(
        members.map { "\(Self.quoted($0.0)): \($0.1.text(indent: indent + "  "))" },
        "{",
        "}",
        indent: indent
      )
    }
  }

  /// The text of the value on one line, without spaces.
  package var line: String {
    switch self {
    case .array(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)):\($0.1.line)" }.joined(separator: ",") + "}"
    case .string, .integer, .number, .flag, .null: text()
    }
  }

  private func list(_ items: [String], _ open: String, _ close: String, indent: String) -> String {
    guard !items.isEmpty else { return open + close }
    let inner = indent + "  "
    return "\(open)\n\(inner)" + items.joined(separator: ",\n\(inner)") + "\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // `<` is escaped so that the text may stand inside a script element.
      case "<", "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
