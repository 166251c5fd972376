import Catalog
import Comparison

/// A comparison as annotations of GitHub, each at the line of the suite that declares the case.
struct DiffAnnotations {
  let report: DiffReport

  /// One workflow command per row that differs, ended by a line break.
  var text: String {
    let rows = report.diff.claims.compactMap(claim) + report.diff.arms.compactMap(arm)
    return (rows + [notice]).map { $0 + "\n" }.joined()
  }

  private var notice: String {
    let gate = report.gate.map { GateText($0.judgement, exitCode: $0.exitCode).headline + "; " }
    return WorkflowCommand(
      .notice,
      at: nil,
      message: PlainText.line((gate ?? "") + report.counts)
    ).text
  }

  private func claim(_ claim: ClaimChange) -> String? {
    guard let level = Self.level(claim.transition) else { return nil }
    let why = DiffText.why(claim)
    return WorkflowCommand(
      level,
      at: report.places[claim.id],
      message: PlainText.line(
        "\(claim.id): \(DiffReport.words(claim))" + (why.isEmpty ? "" : " (\(why))")
      )
    ).text
  }

  private func arm(_ arm: ArmChange) -> String? {
    guard let level = Self.level(arm.change) else { return nil }
    let metric = arm.metrics.first.map { "; " + MetricChangeText(metric: $0).line } ?? ""
    return WorkflowCommand(
      level,
      at: report.places["\(arm.suite)/\(arm.caseID)"],
      message: PlainText.line("\(arm.subject): \(arm.change.rawValue), \(arm.reason)\(metric)")
    ).text
  }

  private static func level(_ change: Change) -> WorkflowCommand.Level? {
    switch change {
    case .identical: nil
    case .fixed, .better: .notice
    case .unclear, .new, .notComparable: .warning
    case .missing, .unmeasured, .broke, .worse: .error
    }
  }

  private static func level(_ transition: ClaimChange.Transition) -> WorkflowCommand.Level? {
    switch transition {
    case .same: nil
    case .improved: .notice
    case .differs, .new, .notComparable: .warning
    case .downgraded, .invalid, .unmeasured, .missing: .error
    }
  }
}
