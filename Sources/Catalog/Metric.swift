/// A quantity that an execution reports.
public struct Metric: Sendable, Hashable {
  /// The name under which executions report it.
  public var name: String
  /// The unit, `pp` for percentage points; empty when dimensionless.
  public var unit: String
  /// Which way the metric is good.
  public var better: Direction
  /// What is assumed of its distribution over seeds.
  public var assume: Assumption

  /// Creates a metric.
  public init(
    name: String,
    unit: String = "",
    better: Direction = .neither,
    assume: Assumption = .normal
  ) {
    self.name = name
    self.unit = unit
    self.better = better
    self.assume = assume
  }
}

/// Which way a metric is good.
public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
  /// Larger is better.
  case higher
  /// Smaller is better.
  case lower
  /// Neither is better: the metric describes.
  case neither
}

/// What is assumed of the distribution of a metric over seeds.
public enum Assumption: String, Sendable, Hashable, CaseIterable, Codable {
  /// Nothing: ranks only.
  case nothing
  /// Normal: Student and Welch.
  case normal
  /// No randomness: one value is enough, and any change is a difference.
  case exact
}
