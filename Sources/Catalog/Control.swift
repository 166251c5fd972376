/// What must hold before the claims of a suite may have a verdict.
public struct Control: Sendable, Hashable {
  /// The name, unique within its suite.
  public var id: String
  /// The condition in words.
  public var says: String
  /// The case whose executions are looked at.
  public var caseID: String
  /// Axis values that an arm must have; empty takes every arm of the case.
  public var arms: [String: SettingValue]
  /// The metric that is compared.
  public var metric: String
  /// How it is compared with `value`.
  public var comparison: Comparison
  /// The bound, in the unit of the metric; 0 where there is none.
  public var value: Double
  /// The claims that may have no verdict when the control fails; empty for all of the suite.
  public var guards: [String]
  /// Where the control stands.
  public var location: Location

  /// Creates a control.
  public init(
    id: String,
    says: String,
    caseID: String,
    arms: [String: SettingValue] = [:],
    metric: String,
    comparison: Comparison,
    value: Double,
    guards: [String] = [],
    location: Location = Location(file: "", line: 1, column: 1)
  ) {
    self.id = id
    self.says = says
    self.caseID = caseID
    self.arms = arms
    self.metric = metric
    self.comparison = comparison
    self.value = value
    self.guards = guards
    self.location = location
  }
}

extension Control {
  /// Whether the control must hold before a claim may have a verdict.
  public func isGuarding(_ claim: String) -> Bool { guards.isEmpty || guards.contains(claim) }
}

/// A comparison of a control.
public enum Comparison: String, Sendable, Hashable, CaseIterable, Codable {
  /// The metric must reach the value.
  case atLeast = ">="
  /// The metric must not exceed the value.
  case atMost = "<="
  /// The arms of a seed must all have different values, those that are not finite left aside.
  case distinct
  /// The values of the arms of a seed must lie within the value of one another.
  case within
}
