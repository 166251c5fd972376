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
      ("claims", .array(scorecard.verdicts.map { VerdictJSON(verdict: $0).value })),
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

  private func suite(_ suite: SuiteSection) -> JSONText {
    let census = CellOutcome.allCases.map { outcome in
      (outcome.rawValue, JSONText.integer(suite.census[outcome] ?? 0))
    }
    return .object([
      ("id", .string(suite.id)),
      ("measured", .integer(suite.cellsMeasured)),
      ("declared", .integer(suite.cellsDeclared)),
      ("outcomes", .object(census + [("not_run", .integer(suite.cellsNotRun))])),
      ("controls", .array(suite.controls.map(ExplanationJSON.control))),
      ("seconds", .number(suite.costs.reduce(0) { $0 + $1.seconds })),
    ])
  }
}
