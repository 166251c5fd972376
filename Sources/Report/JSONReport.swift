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
      ("claims", .array(scorecard.suites.flatMap(claims))),
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

  /// The verdicts of a suite, with the rule in words and the command that repeats them.
  private func claims(_ suite: SuiteSection) -> [JSONText] {
    let document = SuiteDocument(suite: suite, scorecard: scorecard)
    return suite.verdicts.map { verdict in
      let rule = RuleSentence(result: verdict.primary)
      return .object(
        VerdictJSON(verdict: verdict).members + [
          ("rule", .string(rule.text)),
          ("what_would_change", .string(rule.whatWouldChange(verdict))),
          ("repeat", .string(document.command(for: verdict.claim))),
        ]
      )
    }
  }

  private func paper(_ paper: Paper) -> JSONText {
    .object([
      ("key", .string(paper.key)), ("citation", .string(paper.citation)),
      ("arxiv", .optional(paper.arxiv)), ("doi", .optional(paper.doi)),
      ("code", .optional(paper.code)),
    ])
  }

  private func cost(_ cost: ArmCost) -> JSONText {
    .object([
      ("case", .string(cost.caseID)), ("arm", .string(cost.label)),
      ("cells", .integer(cost.cells)), ("seconds", .number(cost.seconds)),
    ])
  }

  private func suite(_ suite: SuiteSection) -> JSONText {
    let census = CellOutcome.allCases.map { outcome in
      (outcome.rawValue, JSONText.integer(suite.census[outcome] ?? 0))
    }
    return .object([
      ("id", .string(suite.id)),
      ("title", .string(suite.title)),
      ("paper", paper(suite.paper)),
      ("measured", .integer(suite.cellsMeasured)),
      ("declared", .integer(suite.cellsDeclared)),
      ("outcomes", .object(census + [("not_run", .integer(suite.cellsNotRun))])),
      ("controls", .array(suite.controls.map(ExplanationJSON.control))),
      ("seconds", .number(suite.costs.reduce(0) { $0 + $1.seconds })),
      ("costs", .array(suite.costs.map(cost))),
    ])
  }
}
