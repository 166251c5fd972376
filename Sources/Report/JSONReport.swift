import Catalog
import Verdicts

/// The scorecard for programs.
///
/// Members are added, never renamed, within a schema version.
struct JSONReport {
  /// Raised when a member changes its meaning or goes away.
  static let schemaVersion = 1

  let scorecard: Scorecard

  /// The whole file.
  var text: String {
    JSONText.object([
      ("schema_version", .integer(Self.schemaVersion)),
      ("profile", .string(scorecard.profile)),
      ("date", .string(scorecard.date)),
      ("commit", .string(scorecard.commit)),
      ("machine", .string(scorecard.machine)),
      ("options", .array(scorecard.options.map(JSONText.string))),
      ("datasets", .array(scorecard.datasets.map(dataset))),
      ("measured", .integer(scorecard.cellsMeasured)),
      ("declared", .integer(scorecard.cellsDeclared)),
      ("wall_seconds", .number(scorecard.wallSeconds)),
      ("claims", .array(scorecard.verdicts.map(claim))),
      ("suites", .array(scorecard.suites.map(suite))),
      ("environment", .object(scorecard.environment.map { ($0.name, .string($0.value)) })),
    ]).text() + "\n"
  }

  private func dataset(_ dataset: DatasetLine) -> JSONText {
    .object([
      ("name", .string(dataset.name)), ("synthetic", .flag(dataset.isSynthetic)),
      ("identity", .string(dataset.identity)),
    ])
  }

  private func claim(_ verdict: Verdict) -> JSONText {
    let paper = verdict.claim.paperValue
    return .object(
      [
        ("id", .string(verdict.name)),
        ("says", .string(verdict.claim.says)),
        ("verdict", .string(verdict.word.rawValue)),
        ("survives_correction", .flag(verdict.survivesCorrection)),
        ("fidelity", .string(verdict.claim.fidelity.rawValue)),
        ("measured", .integer(verdict.measured)),
        ("declared", .integer(verdict.declared)),
        ("diverged", .integer(verdict.divergedCount)),
        ("paper_value", .optional(paper?.value)),
        ("paper_text", .optional(paper?.text)),
        ("paper_provenance", .optional(paper?.provenance.rawValue)),
        ("agreement", .string(verdict.agreement.rawValue)),
        ("warnings", .array((verdict.warnings + verdict.primary.warnings).map(JSONText.string))),
      ] + numbers(verdict.primary) + [
        ("groups", .array(verdict.primary.groups.map(group))),
        (
          "secondary",
          .array(
            verdict.secondary.map { result in
              .object([("conclusion", .string(result.word.rawValue))] + numbers(result))
            }
          )
        ),
      ]
    )
  }

  /// The members that a primary and a secondary check share.
  private func numbers(_ result: CheckResult) -> [(String, JSONText)] {
    let check = result.check
    return [
      ("check", .string(check.type.rawValue)),
      ("case", .string(check.caseID)),
      ("metric", .string(check.metric)),
      ("effect", .number(result.effect)),
      ("lower", .number(result.lower)),
      ("upper", .number(result.upper)),
      ("unit", .string(result.unit)),
      ("text", .string(EffectText(result: result).text)),
      ("margin", .number(check.margin)),
      ("band", check.band.map { .array($0.map(JSONText.number)) } ?? .null),
      ("threshold", .optional(check.threshold)),
      ("tolerance", .optional(check.tolerance)),
      ("alpha", .number(check.alpha)),
      ("p", .optional(result.pValue)),
      ("p_opposing", .optional(result.opposingPValue)),
      ("seeds_needed", result.seedsNeeded.map(JSONText.integer) ?? .null),
      ("n", .integer(result.treatCount + result.referenceCount)),
      ("n_treat", .integer(result.treatCount)),
      ("n_reference", .integer(result.referenceCount)),
      ("test", .string(result.test)),
    ]
  }

  private func group(_ group: GroupSummary) -> JSONText {
    .object([
      ("label", .string(group.label)),
      ("seeds", .array(group.seeds.map(JSONText.integer))),
      ("values", .array(group.values.map(JSONText.number))),
      ("diverged", .integer(group.diverged)),
    ])
  }

  private func suite(_ suite: SuiteSection) -> JSONText {
    let census = CellOutcome.allCases.map { outcome in
      (outcome.rawValue, JSONText.integer(suite.census[outcome] ?? 0))
    }
    return .object([
      ("id", .string(suite.id)),
      ("measured", .integer(suite.cellsMeasured)),
      ("declared", .integer(suite.cellsDeclared)),
      ("outcomes", .object(census + [("not_run", .integer(suite.cellsNotRun))])),
      (
        "controls",
        .array(
          suite.controls.map { result in
            .object([
              ("id", .string(result.control.id)), ("passed", .flag(result.passed)),
              ("evidence", .string(result.evidence)),
            ])
          }
        )
      ),
      ("seconds", .number(suite.costs.reduce(0) { $0 + $1.seconds })),
    ])
  }
}
