/// A two-sided confidence interval, in the unit of the quantity it is of.
public struct Interval: Sendable, Hashable {
  /// The lower end; −∞ when the interval is open below.
  public var lower: Double
  /// The upper end; +∞ when the interval is open above.
  public var upper: Double
  /// The two-sided level, 1 − 2α for a one-sided error rate α.
  public var level: Double

  /// Creates an interval.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// The interval that says nothing.
  public static func unbounded(level: Double) -> Interval {
    Interval(lower: -.infinity, upper: .infinity, level: level)
  }

  /// The error rate on either side, (1 − level)/2.
  public var alpha: Double { (1 - level) / 2 }

  /// Whether `value` lies in the closed interval.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The interval with both ends moved outwards by `amount`.
  public func widened(by amount: Double) -> Interval {
    Interval(lower: lower - amount, upper: upper + amount, level: level)
  }

  /// The interval of an increasing function of the quantity.
  public func mapped(_ transform: (Double) -> Double) -> Interval {
    Interval(lower: transform(lower), upper: transform(upper), level: level)
  }
}
