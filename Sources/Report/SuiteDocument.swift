import Catalog
import Verdicts

/// The part of a document that belongs to one suite.
struct SuiteDocument {
  let suite: SuiteSection
  let scorecard: Scorecard

  /// The command that measures a claim again, with the controls that guard it.
  func command(for claim: Claim) -> String {
    RepeatCommand(suite: suite.id, profile: scorecard.profile, options: scorecard.options)
      .text(
        filter: RepeatCommand.filter(claim: claim.id, controls: suite.controls.map(\.control))
      )
  }

  /// The section from its title to its costs.
  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 2, "\(suite.id): \(suite.title)"),
      .paragraph(suite.paper.citation, label: "Paper:"),
      .paragraph(census, label: "Cells:"),
    ]
    if !suite.controls.isEmpty { blocks += [.heading(level: 3, "Controls"), .table(controls)] }
    for verdict in suite.verdicts {
      blocks += ClaimSection(verdict: verdict, command: command(for: verdict.claim)).blocks
    }
    blocks += figures
    if !suite.curves.isEmpty { blocks += [.heading(level: 3, "Learning curves"), .table(curves)] }
    if !suite.costs.isEmpty { blocks += [.heading(level: 3, "Cost"), .table(costs)] }
    return blocks
  }

  /// The plots, or a sentence on what is missing where they could not be drawn.
  private var figures: [Block] {
    guard !suite.figures.isEmpty else { return [] }
    let drawn = suite.figures.filter { scorecard.drawings[$0.id] != nil }
    let missing = suite.figures.count - drawn.count
    let note =
      "\(missing) of \(suite.figures.count) figures are not drawn, because gnuplot is not installed "
      + "or refused them (Debian: apt-get install gnuplot-nox). Every number stands in the tables."
    return [.heading(level: 3, "Figures")]
      + drawn.map { .figure($0, drawing: scorecard.drawings[$0.id]) }
      + (missing > 0 ? [.paragraph(note)] : [])
  }

  /// How many cells ended in which way.
  private var census: String {
    let counts = CellOutcome.allCases.compactMap { outcome in
      suite.census[outcome].flatMap { $0 > 0 ? "\($0) \(outcome.rawValue)" : nil }
    }
    let missing = suite.cellsNotRun > 0 ? ["\(suite.cellsNotRun) not run"] : []
    let parts = counts + missing
    return "\(suite.cellsDeclared) declared"
      + (parts.isEmpty ? "." : ": " + parts.joined(separator: ", ") + ".")
  }

  private var controls: Table {
    Table(
      ["Control", "Condition", "Holds", "Evidence"],
      rows: suite.controls.map { result in
        [
          "\(result.control.id)", "\(result.control.says)",
          Table.Cell(
            result.passed ? "✅ yes" : "⛔ no",
            verdict: result.passed ? .replicated : .invalid
          ),
          "\(result.evidence)",
        ]
      }
    )
  }

  private var curves: Table {
    Table(
      ["Run", "Metric", "Course", .number("First"), .number("Last"), .number("Steps")],
      rows: suite.curves.map { curve in
        [
          "\(curve.label)", "\(curve.metric)", "\(Sparkline.text(curve.values))",
          "\(curve.values.first.map(DisplayNumber.value) ?? DisplayNumber.missing)",
          "\(curve.values.last.map(DisplayNumber.value) ?? DisplayNumber.missing)",
          "\(curve.steps.last.map(String.init) ?? DisplayNumber.missing)",
        ]
      }
    )
  }

  private var costs: Table {
    let total = suite.costs.reduce(0) { $0 + $1.seconds }
    let cells = suite.costs.reduce(0) { $0 + $1.cells }
    return Table(
      ["Case", "Arm", .number("Cells"), .number("Per cell"), .number("Together")],
      rows: suite.costs.map { cost in
        let each = cost.cells > 0 ? cost.seconds / Double(cost.cells) : .nan
        return [
          "\(cost.caseID)", "\(cost.label)", "\(cost.cells)", "\(DisplayNumber.duration(each))",
          "\(DisplayNumber.duration(cost.seconds))",
        ]
      } + [
        ["all", "", "\(cells)", "", "\(DisplayNumber.duration(total))"]
      ]
    )
  }
}
