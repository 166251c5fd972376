import Catalog
import Verdicts

/// A verdict for programs.
struct VerdictJSON {
  let verdict: Verdict

  /// The claim as an object.
  var value: JSONText { .object(members) }

  /// The members of the claim.
  var members: [(String, JSONText)] {
    let paper = verdict.claim.paperValue
    return
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
        ("registration", registration),
        ("warnings", .array((verdict.warnings + verdict.primary.warnings).map(JSONText.string))),
      ] + numbers(verdict.primary) + [
        ("groups", .array(verdict.primary.groups.map(group))),
        (
          "secondary",
          .array(
            verdict.secondary.map { result in
              .object(
                [("exploratory", .flag(true)), ("conclusion", .string(result.word.rawValue))]
                  + numbers(result)
              )
            }
          )
        ),
      ]
  }

  /// How the rule stands to the one that was fixed before the data.
  private var registration: JSONText {
    guard let registration = verdict.registration else { return .null }
    return .object([
      ("status", .string(registration.status.rawValue)),
      ("amended", .flag(verdict.isAmended)),
      ("rule_sha256", .string(registration.digest)),
      ("locked_at", .optional(registration.locked)),
      ("locked_commit", .optional(registration.commit)),
    ])
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
}
