public import Catalog

/// The numbers of one check.
public struct CheckResult: Sendable, Hashable {
  /// The check that was made.
  public var check: Check
  /// The conclusion this check alone would give, before profile policy and controls.
  public var word: VerdictWord
  /// The estimate, in `unit`; NaN when there is none.
  public var effect: Double
  /// The lower end of its interval at level 1 − 2α; −∞ when open, NaN when there is none.
  public var lower: Double
  /// The upper end of its interval at level 1 − 2α; +∞ when open, NaN when there is none.
  public var upper: Double
  /// The unit of the effect: `pp`, `×`, `decades`, `log2`; empty when dimensionless.
  public var unit: String
  /// The one-sided p value of what the rule demands, "effect > margin"; `nil` without one.
  public var pValue: Double?
  /// The p value of the contrary, which a refutation needs; `nil` without one.
  public var opposingPValue: Double?
  /// Seeds in the treated group.
  public var treatCount: Int
  /// Seeds in the reference group; 0 when there is none.
  public var referenceCount: Int
  /// An estimate of the seeds per group that would settle an inconclusive check.
  public var seedsNeeded: Int?
  /// The test that was used, in words.
  public var test: String
  /// Per group: label, values by seed and outcomes, in a fixed order.
  public var groups: [GroupSummary]
  /// Sentences for the reader of this check.
  public var warnings: [String]
  /// How the word came about, one sentence with its numbers per step.
  public var explanation: [String]

  /// Creates a result.
  public init(
    check: Check,
    word: VerdictWord,
    effect: Double = .nan,
    lower: Double = .nan,
    upper: Double = .nan,
    unit: String = "",
    pValue: Double? = nil,
    opposingPValue: Double? = nil,
    treatCount: Int = 0,
    referenceCount: Int = 0,
    seedsNeeded: Int? = nil,
    test: String = "",
    groups: [GroupSummary] = [],
    warnings: [String] = [],
    explanation: [String] = []
  ) {
    self.check = check
    self.word = word
    self.effect = effect
    self.lower = lower
    self.upper = upper
    self.unit = unit
    self.pValue = pValue
    self.opposingPValue = opposingPValue
    self.treatCount = treatCount
    self.referenceCount = referenceCount
    self.seedsNeeded = seedsNeeded
    self.test = test
    self.groups = groups
    self.warnings = warnings
    self.explanation = explanation
  }
}

/// The values of one group of a check.
public struct GroupSummary: Sendable, Hashable {
  /// The axis values that make the group, `lr=0.1 method=bn`.
  public var label: String
  /// One value per seed, in the order of the seeds.
  public var values: [Double]
  /// The seeds of the values.
  public var seeds: [Int]
  /// The runs of the group that diverged.
  public var diverged: Int

  /// Creates a summary.
  public init(label: String, values: [Double], seeds: [Int], diverged: Int) {
    self.label = label
    self.values = values
    self.seeds = seeds
    self.diverged = diverged
  }
}
