/// What was concluded on one claim at the end of a run.
public struct VerdictRecord: Sendable, Hashable {
  /// The claim, `suite/ID`.
  public var claim: String
  /// SHA-256 of the rule, the controls and the policy that decided.
  public var rule: String
  /// SHA-256 of the keys of all cells of the suite.
  public var cells: String
  /// The word.
  public var word: String
  /// The estimate; `nil` when there is none.
  public var effect: Double?
  /// The lower end of its interval; −∞ when open, `nil` when there is none.
  public var lower: Double?
  /// The upper end of its interval; +∞ when open, `nil` when there is none.
  public var upper: Double?
  /// Cells of the check with a valid measurement.
  public var measured: Int
  /// Cells of the check that were declared.
  public var declared: Int

  /// Creates a record; NaN stands for a number that is not there.
  public init(
    claim: String,
    rule: String,
    cells: String,
    word: String,
    effect: Double,
    lower: Double,
    upper: Double,
    measured: Int,
    declared: Int
  ) {
    self.claim = claim
    self.rule = rule
    self.cells = cells
    self.word = word
    self.effect = effect.isNaN ? nil : effect
    self.lower = lower.isNaN ? nil : lower
    self.upper = upper.isNaN ? nil : upper
    self.measured = measured
    self.declared = declared
  }
}
