public import Catalog
import Statistics

/// Turns what the cells of a suite gave into a verdict per claim, by rules fixed before the data.
///
/// Pure: the same suite, profile and evidence give the same verdicts.
public struct Adjudicator: Sendable {
  /// The suite whose claims are judged.
  public var suite: Suite
  /// The profile the cells were run with; it says which words may be used.
  public var profile: Profile

  /// Creates an adjudicator.
  public init(suite: Suite, profile: Profile) {
    self.suite = suite
    self.profile = profile
  }

  /// Returns the result of every control, in the order of the suite.
  public func controls(on evidence: Evidence) -> [ControlResult] {
    let cells = evidence.cells.filter { $0.arm.suite == suite.id }
    return suite.controls.map { ControlResult($0, on: cells) }
  }

  /// Returns the verdict on every claim, in the order of the suite.
  public func verdicts(on evidence: Evidence) -> [Verdict] {
    let controls = controls(on: evidence)
    let verdicts = suite.claims.map { verdict(on: $0, evidence, controls) }
    return corrected(verdicts)
  }

  /// Returns the result of one check, before profile policy and controls.
  public func result(of check: Check, on evidence: Evidence) -> CheckResult {
    finding(check, on: evidence).result
  }

  private func finding(_ check: Check, on evidence: Evidence) -> Finding {
    guard !check.over.isEmpty, check.combine != .pooled else {
      return finding(Question(check, in: suite, on: evidence))
    }
    let findings = check.parts.map { finding(Question($0, in: suite, on: evidence)) }
    return CombinationJudge(check: check, findings: findings).finding()
  }

  private func finding(_ question: Question) -> Finding {
    switch question.check.type {
    case .superiority, .nonInferiority, .equivalence, .threshold:
      ComparisonJudge(question: question).finding()
    case .proportion: ProportionJudge(question: question).finding()
    case .bracket: BracketJudge(question: question).finding()
    case .slope, .interaction: SlopeJudge(question: question).finding()
    case .fractionRecovered: FractionJudge(question: question).finding()
    case .exact: ExactJudge(question: question).finding()
    case .order: OrderJudge(question: question).finding()
    }
  }

  private func verdict(
    on claim: Claim,
    _ evidence: Evidence,
    _ controls: [ControlResult]
  ) -> Verdict {
    let question = Question(claim.primary, in: suite, on: evidence)
    let finding = finding(claim.primary, on: evidence)
    let census = Census(question)
    let ruling = Ruling(
      finding,
      census: census,
      controls: controls.filter { $0.control.isGuarding(claim.id) },
      policy: profile.verdicts,
      declaredOnly: question.template?.reason
    )
    let primary = ruling.explaining(finding.result)
    return Verdict(
      suite: suite.id,
      claim: claim,
      word: ruling.word,
      agreement: Agreement(
        paper: claim.paperValue?.value,
        lower: primary.lower,
        upper: primary.upper,
        unit: primary.unit
      ),
      primary: primary,
      secondary: claim.secondary.map { result(of: $0, on: evidence) },
      measured: census.measured,
      declared: census.declared,
      warnings: ruling.warnings
    )
  }

  /// Marks the verdicts that do not survive Holm's correction over the suite's primaries.
  ///
  /// Claims and their contraries are two families: a claim cannot be both.
  private func corrected(_ verdicts: [Verdict]) -> [Verdict] {
    var result = verdicts
    mark(&result, .replicated, \.primary.pValue)
    mark(&result, .refuted, \.primary.opposingPValue)
    return result
  }

  private func mark(
    _ verdicts: inout [Verdict],
    _ word: VerdictWord,
    _ pValue: KeyPath<Verdict, Double?>
  ) {
    let tested = verdicts.indices.filter { verdicts[$0][keyPath: pValue] != nil }
    let adjusted = Holm.adjusted(tested.compactMap { verdicts[$0][keyPath: pValue] })
    for (index, p) in zip(tested, adjusted) where verdicts[index].word == word {
      let alpha = verdicts[index].claim.primary.alpha
      // 1/20 is not above 0.05, whatever the rounding.
      verdicts[index].survivesCorrection = p <= alpha * (1 + 1e-12)
      verdicts[index].primary.explanation.append(
        "Holm over \(Numeral.count(tested.count, "primary check")) of the suite: p = "
          + "\(Numeral.text(p)), α = \(Numeral.text(alpha))."
      )
    }
  }
}
