/// What a gate looks for, and what it does about it: the contents of `gate.yaml`.
public struct GatePolicy: Sendable, Hashable {
  /// How often an alarm is measured again, on fresh seeds or rounds, before it counts.
  public var confirmations: Int
  /// When a metric counts as worse or better, by its name; others follow `MetricPolicy()`.
  public var metrics: [String: MetricPolicy]
  /// The findings that are shown and do not fail; all others do.
  public var warnings: Set<GateEvent>
  /// Findings that are known and accepted for a while.
  public var waivers: [Waiver]

  /// Creates a policy; without arguments everything fails but improvements.
  public init(
    confirmations: Int = 2,
    metrics: [String: MetricPolicy] = [:],
    warnings: Set<GateEvent> = [.improvement],
    waivers: [Waiver] = []
  ) {
    self.confirmations = confirmations
    self.metrics = metrics
    self.warnings = warnings
    self.waivers = waivers
  }

  /// When the metric of a name counts as worse or better.
  public func rule(for metric: String) -> MetricPolicy { metrics[metric] ?? MetricPolicy() }
}

/// When a metric counts as worse or better: the whole interval of the difference lies beyond a
/// floor.
public struct MetricPolicy: Sendable, Hashable {
  /// The smallest difference that counts, in the unit of the metric.
  public var absolute: Double
  /// The smallest difference that counts, as a share of the base's value.
  public var relative: Double
  /// The error rate of one comparison table, two-sided.
  public var alpha: Double
  /// Values on either side below which nothing is concluded.
  public var minimumCount: Int
  /// Whether the values are 0 or 1, events that are counted.
  public var isProportion: Bool

  /// Creates a rule; without arguments any difference counts that is certain.
  public init(
    absolute: Double = 0,
    relative: Double = 0,
    alpha: Double = 0.01,
    minimumCount: Int = 5,
    isProportion: Bool = false
  ) {
    self.absolute = absolute
    self.relative = relative
    self.alpha = alpha
    self.minimumCount = minimumCount
    self.isProportion = isProportion
  }
}

/// What a gate can find.
public enum GateEvent: String, Sendable, Hashable, CaseIterable, Codable {
  /// A metric is worse, and was so again when it was measured again.
  case regression
  /// The same cell gave other bits.
  case changed
  /// A claim has a weaker verdict from as many seeds.
  case downgrade = "verdict_downgrade"
  /// A claim has become INVALID.
  case invalid
  /// A cell that was measured now fails.
  case broke
  /// A declared cell has no measurement.
  case unmeasured
  /// The head does not declare what the base has.
  case missing
  /// The base does not have what the head declares.
  case new
  /// The two sides measured different things under one name.
  case notComparable = "not_comparable"
  /// The pre-registration is violated.
  case preregistration = "prereg"
  /// A metric or verdict is better, or a cell that failed is measured.
  case improvement

  /// Whether the event may be a mere warning: what was not measured never passes.
  public var mayWarn: Bool {
    switch self {
    case .unmeasured, .missing, .broke: false
    default: true
    }
  }
}

/// A finding that is known and accepted for a while.
public struct Waiver: Sendable, Hashable {
  /// What must hold of the finding's subject, by `suite`, `case`, `claim` or the name of an axis.
  public var match: [String: String]
  /// The last day on which it counts, `2026-03-01`.
  public var until: String
  /// Why it is accepted.
  public var reason: String
  /// Where it stands.
  public var location: Location

  /// Creates a waiver.
  public init(match: [String: String], until: String, reason: String, location: Location) {
    self.match = match
    self.until = until
    self.reason = reason
    self.location = location
  }

  /// Whether the waiver still counts on a day, `2026-02-28`.
  public func isValid(on day: String) -> Bool { day <= until }

  /// Whether the waiver is about a subject with these parts.
  public func covers(_ parts: [String: String]) -> Bool {
    match.allSatisfy { parts[$0.key] == $0.value }
  }
}
