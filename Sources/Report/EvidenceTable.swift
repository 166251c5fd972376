import Catalog
package import Verdicts

/// The values that a check compared, group by group and seed by seed.
package enum EvidenceTable {
  /// More values than this are cut; the CSV report holds them all.
  private static let shownValues = 16

  /// One row per group.
  package static func table(_ result: CheckResult) -> Table {
    Table(
      [
        "Group", .number("n"), .number("Mean"),
        Table.Column(stringLiteral: "\(result.check.metric) by seed"),
        .number("Diverged"),
      ],
      rows: result.groups.map { group in
        [
          "\(group.label)", "\(group.values.count)",
          "\(mean(group.values).map(DisplayNumber.value) ?? DisplayNumber.missing)",
          "\(values(group))", "\(group.diverged)",
        ]
      }
    )
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func values(_ group: GroupSummary) -> String {
    guard !group.values.isEmpty else { return DisplayNumber.missing }
    let shown = group.values.prefix(shownValues).map(DisplayNumber.value)
    let rest = group.values.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }
}
