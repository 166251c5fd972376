import Catalog

/// What a claim may be called, given its check, its cells, the controls and the profile.
struct Ruling {
  let word: VerdictWord
  var warnings: [String]
  /// Why the word differs from the check's own, when it does.
  private var reason: String?

  init(
    _ finding: Finding,
    census: Census,
    controls: [ControlResult],
    policy: VerdictPolicy,
    declaredOnly: String? = nil
  ) {
    let failed = controls.filter { $0.measured && !$0.passed }
      .map { "control \($0.control.id) failed: \($0.evidence)" }
    let unmeasured = controls.filter { !$0.measured }
      .map { "control \($0.control.id) was not measured: \($0.evidence)" }
    let warnings = census.warnings + failed + unmeasured
    self.warnings = warnings
    let alone = finding.result.word
    if census.measured == 0 && census.failed == 0 {
      (word, reason) = (.notRun, "no cell of the primary check has been run")
      // Controls say nothing on a claim that has no data; other claims show them.
      self.warnings = []
      if let declaredOnly { reason = declaredOnly }
    } else if policy == .off {
      (word, reason) = (.inconclusive, "this profile gives no verdicts")
    } else if !failed.isEmpty {
      (word, reason) = (.invalid, failed.joined(separator: "; "))
    } else if !census.brokenSides.isEmpty {
      (word, reason) = (
        .invalid,
        "fewer than half of the cells have a valid measurement: "
          + census.brokenSides.joined(separator: "; ")
      )
    } else if policy == .lean && !finding.enoughSeeds {
      word = Self.leaning(finding.result)
      reason = "this profile has too few seeds for a verdict on this check"
    } else if !unmeasured.isEmpty, alone == .replicated || alone == .refuted {
      (word, reason) = (.inconclusive, unmeasured.joined(separator: "; "))
    } else {
      word = alone
    }
    if let reason, !self.warnings.contains(reason), !failed.contains(where: reason.contains) {
      self.warnings.append(reason)
    }
  }

  /// The check's result with the reason for another word as the last step.
  func explaining(_ result: CheckResult) -> CheckResult {
    guard let reason else { return result }
    var result = result
    let end = reason.hasSuffix(".") ? "" : "."
    result.explanation.append("Verdict \(word.rawValue): \(reason)\(end)")
    return result
  }

  /// The side of the bar on which the estimate lies.
  private static func leaning(_ result: CheckResult) -> VerdictWord {
    guard result.word != .notRun else { return .inconclusive }
    return switch DecisionRule(result.check).favours(result.effect) {
    case true?: .leansUp
    case false?: .leansDown
    case nil: .inconclusive
    }
  }
}
