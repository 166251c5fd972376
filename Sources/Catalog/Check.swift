/// One statistical test.
public struct Check: Sendable, Hashable {
  /// The kind of test.
  public var type: CheckType
  /// The case whose executions are compared.
  public var caseID: String
  /// The metric that is compared.
  public var metric: String
  /// The arms under test: axis values that an arm must have.
  public var treat: [String: SettingValue]
  /// The arms compared with; empty for checks of a single arm.
  public var reference: [String: SettingValue]
  /// The anchor of a fraction recovered, (treat − none)/(reference − none); empty otherwise.
  public var none: [String: SettingValue]
  /// The axis along which a slope, a bracket or an order is taken.
  public var axis: String?
  /// Axes of which every combination of values is compared on its own, or pooled; empty for one
  /// comparison.
  public var over: [Axis]
  /// How the comparisons of `over` become one conclusion.
  public var combine: Combination
  /// The axis of which every arm takes its own best value, as a rule its learning rate.
  public var best: String?
  /// The metric that says which value is best: of the mean over the seeds, never on test images.
  public var bestBy: String?
  /// How two groups become an effect.
  public var effect: Effect
  /// The smallest effect of interest, or the half-width of the equivalence band.
  ///
  /// In units of the effect: those of the metric for a difference, a factor for a ratio.
  public var margin: Double
  /// The band of a fraction recovered or of a predicted slope, [lower, upper].
  public var band: [Double]?
  /// The bound of a threshold check, or the largest value with which a run of a bracket has learned.
  public var threshold: Double?
  /// The tolerance of an exact check.
  public var tolerance: Double?
  /// The one-sided error rate.
  public var alpha: Double
  /// Whether seeds are paired.
  public var paired: Bool
  /// Where the check stands.
  public var location: Location

  /// Creates a check.
  public init(
    type: CheckType,
    caseID: String,
    metric: String,
    treat: [String: SettingValue] = [:],
    reference: [String: SettingValue] = [:],
    none: [String: SettingValue] = [:],
    axis: String? = nil,
    over: [Axis] = [],
    combine: Combination = .pooled,
    best: String? = nil,
    bestBy: String? = nil,
    effect: Effect = .difference,
    margin: Double = 0,
    band: [Double]? = nil,
    threshold: Double? = nil,
    tolerance: Double? = nil,
    alpha: Double = 0.05,
    paired: Bool = false,
    location: Location = Location(file: "", line: 1, column: 1)
  ) {
    self.type = type
    self.caseID = caseID
    self.metric = metric
    self.treat = treat
    self.reference = reference
    self.none = none
    self.axis = axis
    self.over = over
    self.combine = combine
    self.best = best
    self.bestBy = bestBy
    self.effect = effect
    self.margin = margin
    self.band = band
    self.threshold = threshold
    self.tolerance = tolerance
    self.alpha = alpha
    self.paired = paired
    self.location = location
  }
}

/// The kinds of statistical test.
public enum CheckType: String, Sendable, Hashable, CaseIterable, Codable {
  /// The effect exceeds the margin.
  case superiority
  /// The effect is not below minus the margin.
  case nonInferiority = "non-inferiority"
  /// The effect lies within ± the margin.
  case equivalence
  /// The mean of one group reaches a bound.
  case threshold
  /// The share of runs with an event differs by more than the margin.
  case proportion
  /// The largest stable value of an axis differs by more than the margin, in powers of two.
  case bracket
  /// The slope along an axis exceeds the margin or lies in a band.
  case slope
  /// Two slopes differ by more than the margin.
  case interaction
  /// (treat − none)/(reference − none) lies in a band.
  case fractionRecovered = "fraction-recovered"
  /// Every single value is within a tolerance.
  case exact
  /// The metric falls along an axis, every step by more than the margin.
  case order
}

/// How the values of two groups become one effect.
public enum Effect: String, Sendable, Hashable, CaseIterable, Codable {
  /// mean(treat) − mean(reference)
  case difference
  /// mean(treat) / mean(reference), tested on the log scale
  case ratio
  /// mean(log10 treat) − mean(log10 reference), in decades
  case decades
}
