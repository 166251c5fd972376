/// The numbers that a setting may have.
public struct SettingRange: Sendable, Hashable, CustomStringConvertible {
  /// The lower end.
  public var lower: Double
  /// Whether the lower end itself is allowed.
  public var includesLower: Bool
  /// The upper end, never allowed itself; `nil` when there is none.
  public var upper: Double?
  /// Whether 0 is allowed too, with a meaning of its own.
  public var allowsZero: Bool

  /// Numbers from a bound on.
  public static func atLeast(_ lower: Double) -> SettingRange {
    SettingRange(lower: lower, includesLower: true, upper: nil, allowsZero: false)
  }

  /// Numbers above a bound, and below another when there is one.
  public static func above(_ lower: Double, below upper: Double? = nil) -> SettingRange {
    SettingRange(lower: lower, includesLower: false, upper: upper, allowsZero: false)
  }

  /// Numbers from a bound on and below another.
  public static func from(_ lower: Double, below upper: Double) -> SettingRange {
    SettingRange(lower: lower, includesLower: true, upper: upper, allowsZero: false)
  }

  /// Numbers from a bound on, and 0.
  public static func zeroOrAtLeast(_ lower: Double) -> SettingRange {
    SettingRange(lower: lower, includesLower: true, upper: nil, allowsZero: true)
  }

  /// Whether a number is allowed.
  public func contains(_ number: Double) -> Bool {
    if allowsZero, number == 0 { return true }
    guard includesLower ? number >= lower : number > lower else { return false }
    return upper.map { number < $0 } ?? true
  }

  /// The range in words: `at least 1`, `above 0 and below 1`.
  public var description: String {
    let low = (includesLower ? "at least " : "above ") + SettingValue.number(lower).description
    let high = upper.map { " and below " + SettingValue.number($0).description } ?? ""
    return (allowsZero ? "0 or " : "") + low + high
  }
}
