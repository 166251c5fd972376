import Comparison
import Verdicts

/// A comparison as Markdown, for a comment that is replaced when the next one comes.
struct DiffDocument {
  let report: DiffReport

  /// What a program finds its own comment by.
  private static let mark = "<!-- pwsbench -->"

  /// The whole text, ended by a line break.
  var text: String { Self.mark + "\n" + MarkdownWriter().text(blocks) }

  private var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 2, title),
      .list([
        "base \(DiffReport.sentence(report.diff.base))",
        "head \(DiffReport.sentence(report.diff.head))",
      ]),
    ]
    if !report.claims.isEmpty {
      blocks += [.heading(level: 3, "Claims"), .table(claims)]
    }
    if !report.arms.isEmpty {
      blocks += [.heading(level: 3, "Cells"), .table(arms)]
    }
    blocks.append(.paragraph(report.counts + "."))
    if let gate = report.gate {
      let lines = GateText(gate.judgement, exitCode: gate.exitCode).lines
      blocks.append(.list(lines, label: "Gate"))
    }
    return blocks
  }

  private var title: String {
    guard let gate = report.gate else {
      return report.diff.isEmpty ? "pwsbench: nothing differs" : "pwsbench: differences"
    }
    return "pwsbench: " + (gate.judgement.result == .passed ? "the gate passes" : "the gate fails")
  }

  private var claims: Table {
    Table(
      ["", "Claim", "Verdict", "Why"],
      rows: report.claims.map { claim in
        [
          "\(claim.transition.symbol)", "\(claim.id)",
          Table.Cell(DiffReport.words(claim), verdict: claim.head?.verdict),
          "\(DiffText.why(claim))",
        ]
      }
    )
  }

  private var arms: Table {
    Table(
      ["", "Arm", "Change", .number("Difference"), "Why"],
      rows: report.arms.map { arm in
        let metric = arm.metrics.first.map(MetricChangeText.init)
        let numbers = metric.map { "\($0.metric.name) \($0.values) \($0.difference)" } ?? ""
        let why = [arm.reason, metric?.conclusion ?? ""].filter { !$0.isEmpty }
        return [
          "\(arm.change.symbol)", "\(arm.subject)", "\(arm.change.rawValue)", "\(numbers)",
          "\(why.joined(separator: "; "))",
        ]
      }
    )
  }
}
