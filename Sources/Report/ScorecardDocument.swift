import Catalog
import Verdicts

/// A scorecard as blocks, the same for Markdown and HTML.
struct ScorecardDocument {
  let scorecard: Scorecard
  /// Whether the document ends after the claims.
  var claimsOnly = false

  /// The title of the document.
  var title: String { "pwsbench scorecard, profile \(scorecard.profile)" }

  /// The document from its title to the glossary.
  var blocks: [Block] {
    let headline = HeadlineTable(verdicts: scorecard.verdicts)
    var blocks: [Block] = [.heading(level: 1, title), .table(header), .table(headline.table)]
    blocks += headline.footnotes.map { .paragraph($0) }
    blocks += [.heading(level: 2, "Verdicts by fidelity"), .table(headline.counts)]
    let rows = scorecard.verdicts.map(ForestRow.init).filter { $0.estimate != nil }
    if !rows.isEmpty { blocks += [.heading(level: 2, "Effects and intervals"), .forest(rows)] }
    if claimsOnly { return blocks }
    for suite in scorecard.suites {
      blocks += SuiteDocument(suite: suite, scorecard: scorecard).blocks
    }
    return blocks + closing
  }

  private var header: Table {
    let datasets = scorecard.datasets.map { dataset in
      "\(dataset.name) (\(dataset.isSynthetic ? "synthetic" : "real")"
        + (dataset.identity.isEmpty ? ")" : ", \(dataset.identity))")
    }
    let registered = scorecard.verdicts.compactMap(\.registration)
    let locked = registered.count { !$0.isAmended }
    let rules: [[Table.Cell]] =
      registered.isEmpty
      ? [] : [["Rules", "\(locked) of \(registered.count) fixed before the data"]]
    return Table(
      ["Profile", Table.Column(stringLiteral: scorecard.profile)],
      rows: [
        ["Date", "\(scorecard.date)"],
        ["Commit", "\(scorecard.commit)"],
        ["Machine", "\(scorecard.machine)"],
        ["Data", "\(datasets.joined(separator: "; "))"],
        ["Cells measured", "\(scorecard.cellsMeasured) of \(scorecard.cellsDeclared) declared"],
        ["Wall time", "\(DisplayNumber.duration(scorecard.wallSeconds))"],
      ] + rules
    )
  }

  private var closing: [Block] {
    var blocks: [Block] = []
    if !scorecard.environment.isEmpty {
      let rows = scorecard.environment.map { row -> [Table.Cell] in
        ["\(row.name)", "\(row.value)"]
      }
      blocks += [.heading(level: 2, "Environment"), .table(Table(["What", "Value"], rows: rows))]
    }
    blocks += [
      .heading(level: 2, "Citations"), .list(scorecard.suites.map { Self.citation($0.paper) }),
    ]
    let entries = scorecard.suites.map(\.bibliography).filter { !$0.isEmpty }
    if !entries.isEmpty { blocks.append(.code(entries.joined(separator: "\n"), label: "BibTeX")) }
    let words = VerdictWord.allCases.map { word -> [Table.Cell] in
      [Table.Cell("\(word.symbol) \(word.rawValue)", verdict: word), "\(word.meaning)"]
    }
    blocks += [
      .heading(level: 2, "The words"), .table(Table(["Verdict", "Meaning"], rows: words)),
      .list(Self.fidelities, label: "Kinds of test"),
    ]
    return blocks
  }

  private static func citation(_ paper: Paper) -> String {
    let places = [
      paper.arxiv.map { "arXiv:\($0)" }, paper.doi.map { "doi:\($0)" }, paper.code,
    ]
    return "[\(paper.key)] " + ([paper.citation] + places.compactMap(\.self)).joined(separator: " ")
  }

  private static let fidelities = [
    "exact: the statement is mathematical and is tested as it stands.",
    "scaled: the same comparison on a smaller network, fewer images or fewer steps.",
    "proxy: another measurement that should show the same effect.",
    "A number of the paper marked “unverified” was not read again in the paper.",
  ]
}
