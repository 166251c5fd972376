import Report
import Store

/// A measurement as a line of text, for programs that read tables.
enum ExportText {
  /// The forms of `pwsbench export`.
  enum Format: String, CaseIterable {
    case jsonl, csv
  }

  /// Raised when a column changes its meaning; more columns may appear without that.
  static let version = 1

  /// What stands before the first row.
  static func header(_ format: Format) -> String {
    switch format {
    case .jsonl: ""
    case .csv: NameTable.csvLine(columns.map(\.name))
    }
  }

  /// One row, ended by a line break.
  static func line(_ row: ExportRow, _ format: Format) -> String {
    switch format {
    case .jsonl: JSONText.object(columns.map { ($0.name, $0.value(row)) }).line + "\n"
    case .csv: NameTable.csvLine(columns.map { field($0.value(row)) })
    }
  }

  /// The columns of both forms, in their order.
  private static let columns: [(name: String, value: @Sendable (ExportRow) -> JSONText)] = [
    ("schema_version", { _ in .integer(version) }),
    ("suite", { .string($0.suite) }), ("case", { .string($0.caseID) }),
    ("arm", { .string($0.arm) }), ("seed", { .integer($0.seed) }),
    ("metric", { .optional($0.metric) }), ("value", { .optional($0.value) }),
    ("kind", { .optional($0.kind) }), ("outcome", { .string($0.outcome) }),
    ("accepted", { .flag($0.isAccepted) }), ("cell", { .string($0.cellKey) }),
    ("attempt", { .string($0.attemptID) }), ("run", { .string($0.runID) }),
    ("trajectory_sha", { .optional($0.trajectory) }), ("detail", { .optional($0.detail) }),
    ("started", { .string($0.started) }), ("seconds", { .optional($0.seconds) }),
    ("profile", { .string($0.profile) }), ("commit", { .optional($0.commit) }),
    ("dirty", { $0.isDirty.map(JSONText.flag) ?? .null }),
    ("processor", { .optional($0.processor) }),
    ("continued_step", { $0.continuedStep.map(JSONText.integer) ?? .null }),
    ("busy_cores", { .optional($0.busyCores) }),
  ]

  /// A value as a field of CSV; what is not there is empty.
  private static func field(_ value: JSONText) -> String {
    if case .string(let text) = value { return text }
    if case .null = value { return "" }
    return value.line
  }
}
