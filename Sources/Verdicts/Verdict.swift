public import Catalog

/// What is concluded on a claim.
public enum VerdictWord: String, Sendable, Hashable, CaseIterable, Codable {
  /// The whole interval satisfies the rule.
  case replicated = "REPLICATED"
  /// The whole interval violates the rule.
  case refuted = "REFUTED"
  /// The interval holds both.
  case inconclusive = "INCONCLUSIVE"
  /// A control failed, or cells have no valid measurement.
  case invalid = "INVALID"
  /// No cell of the primary check has been run.
  case notRun = "NOT RUN"
  /// Too few seeds for a verdict; the estimate satisfies the rule.
  case leansUp = "LEANS ↑"
  /// Too few seeds for a verdict; the estimate violates the rule.
  case leansDown = "LEANS ↓"
}

/// How the effect agrees with the paper's number.
public enum Agreement: String, Sendable, Hashable, CaseIterable, Codable {
  /// The paper's number lies in the interval.
  case consistent
  /// The effect has the paper's sign, and its interval lies nearer to no effect.
  case smaller
  /// The effect has the paper's sign, and its interval lies further from no effect.
  case larger
  /// The interval excludes no effect on the other side than the paper's number.
  case opposite
  /// The paper gives no number, or there is no interval to compare it with.
  case noNumber = "no number given"
}

/// The verdict on one claim, with everything that led to it.
public struct Verdict: Sendable, Hashable {
  /// The name of the claim's suite.
  public var suite: String
  /// The claim that was tested.
  public var claim: Claim
  /// What is concluded.
  public var word: VerdictWord
  /// How the effect agrees with the paper's number.
  public var agreement: Agreement
  /// The check that alone decided.
  public var primary: CheckResult
  /// Exploratory checks, which decide nothing.
  public var secondary: [CheckResult]
  /// Cells of the primary check with a valid measurement.
  public var measured: Int
  /// Cells of the primary check that were declared.
  public var declared: Int
  /// Whether the verdict survives Holm's correction over the suite's primaries.
  public var survivesCorrection: Bool
  /// Sentences for the reader: failed controls, few seeds, missing cells.
  public var warnings: [String]
  /// Whether the rule was fixed before the data; `nil` where nobody looked.
  public var registration: Registration?

  /// Creates a verdict.
  public init(
    suite: String,
    claim: Claim,
    word: VerdictWord,
    agreement: Agreement,
    primary: CheckResult,
    secondary: [CheckResult] = [],
    measured: Int,
    declared: Int,
    survivesCorrection: Bool = true,
    warnings: [String] = []
  ) {
    self.suite = suite
    self.claim = claim
    self.word = word
    self.agreement = agreement
    self.primary = primary
    self.secondary = secondary
    self.measured = measured
    self.declared = declared
    self.survivesCorrection = survivesCorrection
    self.warnings = warnings
  }
}
