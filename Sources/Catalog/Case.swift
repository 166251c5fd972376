/// What an execution of a case does.
public enum CaseKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// Trains a network and measures it.
  case train
  /// Measures a network, or matrices, without a training run.
  case probe
  /// Measures time: runs alone, and the result holds for one machine and one build.
  case timing
}

/// A template of runs: settings, and axes whose values are combined into arms.
public struct Case: Sendable, Hashable {
  /// The name, unique within its suite.
  public var id: String
  /// Whether an execution trains or probes.
  public var kind: CaseKind
  /// Raised when the meaning of the case changes; results of different epochs are not comparable.
  public var epoch: Int
  /// Settings common to all arms at the profile's scale, recipe and scale merged in.
  public var settings: [String: SettingValue]
  /// The axes in the order of the file.
  public var matrix: [Axis]
  /// Combinations that are left out: an arm that agrees with one of these in every key.
  public var exclude: [[String: SettingValue]]
  /// Combinations that are added: a value for every axis, which the axis itself need not have.
  public var include: [[String: SettingValue]]
  /// What is measured.
  public var metrics: [Metric]
  /// Free words for selections.
  public var tags: [String]
  /// Seconds after which an execution is stopped.
  public var timeout: Double
  /// Seeds per arm that the checks of this case need at least; profiles without verdicts ignore it.
  public var minimumSeeds: Int?
  /// Why no profile runs the case; `nil` for the cases that are run.
  ///
  /// Such a case is declared so that its claims are not dropped in silence.
  public var reason: String?
  /// Where the case stands.
  public var location: Location
  /// Where each setting comes from, and `timeout` and `seeds` when they are given.
  public var origins: [String: Origin]

  /// Creates a case.
  public init(
    id: String,
    kind: CaseKind,
    epoch: Int = 1,
    settings: [String: SettingValue] = [:],
    matrix: [Axis] = [],
    exclude: [[String: SettingValue]] = [],
    include: [[String: SettingValue]] = [],
    metrics: [Metric] = [],
    tags: [String] = [],
    timeout: Double = 600,
    minimumSeeds: Int? = nil,
    reason: String? = nil,
    location: Location = Location(file: "", line: 1, column: 1),
    origins: [String: Origin] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.epoch = epoch
    self.settings = settings
    self.matrix = matrix
    self.exclude = exclude
    self.include = include
    self.metrics = metrics
    self.tags = tags
    self.timeout = timeout
    self.minimumSeeds = minimumSeeds
    self.reason = reason
    self.location = location
    self.origins = origins
  }

  /// The metric of that name.
  public func metric(named name: String) -> Metric? {
    metrics.first { $0.name == name }
  }

  /// The axis of that name, with the values that only added combinations have behind its own.
  public func axis(named name: String) -> Axis? {
    guard var axis = matrix.first(where: { $0.name == name }) else { return nil }
    for value in include.compactMap({ $0[name] }) where !axis.values.contains(value) {
      axis.values.append(value)
    }
    return axis
  }
}

/// One axis of a matrix.
public struct Axis: Sendable, Hashable {
  /// The setting, or the parameter of the probe, that varies.
  public var name: String
  /// Its values in the order of the file.
  public var values: [SettingValue]

  /// Creates an axis.
  public init(name: String, values: [SettingValue]) {
    self.name = name
    self.values = values
  }
}
