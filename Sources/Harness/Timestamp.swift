public import Foundation

/// Points in time as the store keeps them.
public enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// The time now as ISO 8601 in UTC with milliseconds.
  public static func now() -> String { Date.now.formatted(style) }

  /// The point in time of a text that `now()` gave; `nil` for another text.
  public static func date(_ text: String) -> Date? { try? Date(text, strategy: style) }
}
