import Catalog
import Verdicts

/// Short ways to say a check and a verdict.
extension SampleScorecard {
  static func check(
    _ type: CheckType,
    metric: String,
    margin: Double,
    effect: Effect = .difference,
    axis: String? = nil,
    band: [Double]? = nil,
    threshold: Double? = nil,
    tolerance: Double? = nil
  ) -> Check {
    Check(
      type: type,
      caseID: "train",
      metric: metric,
      treat: ["method": .text("none"), "lr": .number(0.1)],
      reference: ["method": .text("bn")],
      none: type == .fractionRecovered ? ["method": .text("plain")] : [:],
      axis: axis,
      effect: effect,
      margin: margin,
      band: band,
      threshold: threshold,
      tolerance: tolerance
    )
  }

  static func verdict(
    _ id: String,
    _ word: VerdictWord,
    fidelity: Fidelity = .scaled,
    says: String,
    survives: Bool = true,
    measured: Int = 16,
    paper: PaperValue? = nil,
    agreement: Agreement = .noNumber,
    deviations: [String] = [],
    warnings: [String] = [],
    later: String? = nil,
    primary: CheckResult,
    secondary: [CheckResult] = []
  ) -> Verdict {
    Verdict(
      suite: id.hasPrefix("D") ? "large-lr" : "other",
      claim: Claim(
        id: id,
        says: says,
        source: "section 3",
        fidelity: fidelity,
        deviations: deviations,
        paperValue: paper,
        primary: primary.check,
        secondary: secondary.map(\.check),
        later: later
      ),
      word: word,
      agreement: agreement,
      primary: primary,
      secondary: secondary,
      measured: measured,
      declared: 16,
      survivesCorrection: survives,
      warnings: warnings
    )
  }
}
