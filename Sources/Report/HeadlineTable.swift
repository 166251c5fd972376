import Catalog
package import Verdicts

/// One row per claim, with what failed and what is missing in it.
package struct HeadlineTable {
  let verdicts: [Verdict]

  package init(verdicts: [Verdict]) { self.verdicts = verdicts }

  /// The column title of the effects; the level stands in it when it is the same for all.
  private var effectTitle: String {
    let levels = Set(verdicts.map { EffectText(result: $0.primary).levelPercent })
    guard levels.count == 1, let level = levels.first else { return "Effect [interval]" }
    return "Effect [\(level) % interval]"
  }

  /// The table for documents.
  package var table: Table {
    Table(
      [
        "Claim", "Verdict", "Kind", .number(effectTitle), "Counts from", "Paper", "Against paper",
        .number("n"), "Done",
      ],
      rows: verdicts.map { verdict in
        let effect = EffectText(result: verdict.primary)
        return [
          "\(verdict.name) \(verdict.claim.says)",
          Table.Cell(verdict.label, verdict: verdict.word),
          "\(verdict.claim.fidelity.rawValue)", "\(effect.text)", "\(effect.bar)",
          "\(verdict.paperNumber)", "\(verdict.agreement.rawValue)", "\(verdict.seedCounts)",
          "\(verdict.completion)",
        ]
      },
      isHeadline: true
    )
  }

  /// What the marks in the table mean; empty when there are none.
  package var footnotes: [String] {
    let weak = verdicts.contains(where: \.isWeak)
    let amended = verdicts.filter(\.isAmended).map(\.name)
    return
      (weak ? ["° does not survive Holm's correction over the primary checks of its suite."] : [])
      + (amended.isEmpty
        ? []
        : ["† the rule was not fixed before the data: see `pwsbench prereg diff`."])
  }

  /// How many claims have which word at which fidelity; never one overall percentage.
  package var counts: Table {
    let words = VerdictWord.allCases.filter { word in verdicts.contains { $0.word == word } }
    return Table(
      ["Verdict", .number("exact"), .number("scaled"), .number("proxy")],
      rows: words.map { word in
        let cells = [Fidelity.exact, .scaled, .proxy].map { fidelity in
          verdicts.count { $0.word == word && $0.claim.fidelity == fidelity }
        }
        return [Table.Cell("\(word.symbol) \(word.rawValue)", verdict: word)]
          + cells.map { Table.Cell("\($0)") }
      }
    )
  }
}
