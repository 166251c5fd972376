import Comparison
import Verdicts

/// A comparison for a terminal.
struct DiffText {
  let report: DiffReport

  /// Metrics of a row that are shown; the others are in the JSON.
  private static let shownMetrics = 3

  /// The whole text, ended by a line break.
  var text: String {
    var lines = [
      "base " + DiffReport.sentence(report.diff.base),
      "head " + DiffReport.sentence(report.diff.head), "",
    ]
    if !report.claims.isEmpty { lines += ["claims"] + claims + [""] }
    if !report.arms.isEmpty { lines += ["cells"] + arms + [""] }
    lines.append(report.counts)
    if let gate = report.gate {
      lines += GateText(gate.judgement, exitCode: gate.exitCode).lines
    }
    return lines.map(PlainText.line).joined(separator: "\n") + "\n"
  }

  private var claims: [String] {
    let names = Self.padded(report.claims.map(\.id))
    let words = Self.padded(report.claims.map(DiffReport.words))
    return zip(report.claims, zip(names, words)).map { claim, texts in
      Self.trimmed("\(claim.transition.symbol) \(texts.0)  \(texts.1)  \(Self.why(claim))")
    }
  }

  /// The kind of transition where the sign does not say it, and the reason.
  static func why(_ claim: ClaimChange) -> String {
    switch claim.transition {
    case .notComparable, .missing, .new, .unmeasured:
      "\(claim.transition.rawValue): \(claim.reason)"
    default: claim.reason
    }
  }

  private var arms: [String] {
    let names = Self.padded(report.arms.map(\.subject))
    let kinds = Self.padded(report.arms.map(\.change.rawValue))
    return zip(report.arms, zip(names, kinds)).flatMap { arm, texts in
      [Self.trimmed("\(arm.change.symbol) \(texts.0)  \(texts.1)  \(arm.reason)")]
        + arm.metrics.prefix(Self.shownMetrics).map { "    " + MetricChangeText(metric: $0).line }
        + Self.rest(arm)
    }
  }

  private static func rest(_ arm: ArmChange) -> [String] {
    let rest = arm.metrics.count - shownMetrics
    var lines = rest > 0 ? ["    and \(rest) more: --format json"] : []
    if let confirmation = arm.confirmation {
      let found = "\(confirmation.found) of \(confirmation.trials)"
      lines.append("    measured again: found \(found) times")
    }
    return lines
  }

  private static func padded(_ texts: [String]) -> [String] {
    let width = texts.map(\.count).max() ?? 0
    return texts.map { $0 + String(repeating: " ", count: width - $0.count) }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
