import Catalog
import Verdicts

/// An explanation for programs.
struct ExplanationJSON {
  let explanation: Explanation

  /// The whole text; members are added, never renamed, within a schema version.
  var text: String {
    let verdict = explanation.verdict
    let result = verdict.primary
    return JSONText.object([
      ("schema_version", .integer(1)),
      ("claim", VerdictJSON(verdict: verdict).value),
      (
        "rule",
        .object([
          ("sentence", .string(RuleSentence(result: result).text)),
          ("text", .optional(explanation.rule)),
          ("sha256", .optional(verdict.registration?.digest)),
        ])
      ),
      ("cells", .array(explanation.cells.map(cell))),
      ("controls", .array(explanation.controls.map(Self.control))),
      ("formula", .optional(TestFormula.text(of: result.test))),
      ("steps", .array(result.explanation.map(JSONText.string))),
      (
        "what_would_change", .string(RuleSentence(result: result).whatWouldChange(verdict))
      ),
      ("repeat", .string(explanation.command)),
    ]).text() + "\n"
  }

  private func cell(_ cell: CellEvidence) -> JSONText {
    .object([
      ("cell", .string(cell.key)),
      ("arm", .string(cell.arm.label)),
      ("seed", .integer(cell.seed)),
      ("outcome", .optional(cell.outcome?.rawValue)),
      ("attempt", .optional(cell.attempt)),
      ("value", .optional(cell.results[explanation.verdict.primary.check.metric])),
      ("seconds", .number(cell.seconds)),
    ])
  }

  /// A control with what decided it.
  static func control(_ result: ControlResult) -> JSONText {
    .object([
      ("id", .string(result.control.id)), ("passed", .flag(result.passed)),
      ("evidence", .string(result.evidence)),
    ])
  }
}
