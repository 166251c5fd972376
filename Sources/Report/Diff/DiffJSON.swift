import Catalog
import Comparison
import Verdicts

/// A comparison for programs; `schema_version` is raised when a member changes its meaning.
struct DiffJSON {
  let report: DiffReport

  /// The version of the members' meaning.
  private static let version = 1

  /// The whole text, ended by a line break.
  var text: String {
    var members: [(String, JSONText)] = [
      ("schema_version", .integer(Self.version)),
      ("base", Self.side(report.diff.base)),
      ("head", Self.side(report.diff.head)),
      ("claims", .array(report.claims.map(Self.claim))),
      ("cells", .array(report.arms.map(Self.arm))),
      ("counts", counts),
    ]
    if let gate = report.gate {
      members.append(("gate", Self.gate(gate.judgement, exitCode: gate.exitCode)))
    }
    return JSONText.object(members).text() + "\n"
  }

  private var counts: JSONText {
    .object(Change.allCases.map { ($0.rawValue, .integer(report.diff.count($0))) })
  }

  private static func side(_ side: Diff.Side) -> JSONText {
    .object([
      ("name", .string(side.name)),
      ("profile", .string(side.origin.profile)),
      ("date", .string(side.origin.date)),
      ("commit", .optional(side.origin.commit)),
      ("machine", .string(side.origin.machine)),
      ("declared", .integer(side.declared)),
      ("measured", .integer(side.measured)),
    ])
  }

  private static func claim(_ claim: ClaimChange) -> JSONText {
    .object([
      ("id", .string(claim.id)),
      ("change", .string(claim.transition.rawValue)),
      ("base", .optional(claim.base?.verdict.rawValue)),
      ("head", .optional(claim.head?.verdict.rawValue)),
      ("reason", .string(claim.reason)),
    ])
  }

  private static func arm(_ arm: ArmChange) -> JSONText {
    var members: [(String, JSONText)] = [
      ("suite", .string(arm.suite)),
      ("case", .string(arm.caseID)),
      ("arm", .string(arm.arm)),
      ("change", .string(arm.change.rawValue)),
      ("reason", .string(arm.reason)),
      ("changed_seeds", .array(arm.changedSeeds.map(JSONText.integer))),
      ("metrics", .array(arm.metrics.map(metric))),
    ]
    if let confirmation = arm.confirmation {
      members.append(("confirmations", .integer(confirmation.trials)))
      members.append(("confirmed", .integer(confirmation.found)))
    }
    return .object(members)
  }

  private static func metric(_ metric: MetricChange) -> JSONText {
    .object([
      ("name", .string(metric.name)),
      ("unit", .string(metric.unit)),
      ("base", .number(metric.base)),
      ("head", .number(metric.head)),
      ("difference", .number(metric.difference)),
      ("lower", .number(metric.lower)),
      ("upper", .number(metric.upper)),
      ("floor", .number(metric.floor)),
      ("p", .number(metric.pValue)),
      ("p_holm", .number(metric.adjusted)),
      ("change", .string(metric.change.rawValue)),
      ("reason", .string(metric.reason)),
    ])
  }

  private static func gate(_ gate: Gate, exitCode: Int) -> JSONText {
    .object([
      ("result", .string(gate.result.rawValue)),
      ("exit_code", .integer(exitCode)),
      ("findings", .array(gate.findings.map(finding))),
      (
        "expired_waivers",
        .array(gate.expired.map { .object([("until", .string($0.until))]) })
      ),
    ])
  }

  private static func finding(_ finding: Gate.Finding) -> JSONText {
    let word =
      switch finding.disposition {
      case .blocks: "fails"
      case .warns: "warns"
      case .waived: "waived"
      case .vanished: "vanished"
      }
    return .object([
      ("event", .string(finding.event.rawValue)),
      ("subject", .string(finding.subject)),
      ("sentence", .string(finding.sentence)),
      ("disposition", .string(word)),
    ])
  }
}
