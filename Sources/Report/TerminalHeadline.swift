import Catalog
import Verdicts

/// The headline table for a terminal: as many columns as fit.
public struct TerminalHeadline: Sendable {
  private let scorecard: Scorecard
  private let width: Int
  private let usesColor: Bool

  /// Creates the table for a width in characters; colour codes appear only when asked for.
  public init(_ scorecard: Scorecard, width: Int = 100, usesColor: Bool = false) {
    self.scorecard = scorecard
    self.width = max(20, width)
    self.usesColor = usesColor
  }

  /// The table, a line of counts and the footnotes, ended by a line break.
  public var text: String {
    let headline = HeadlineTable(verdicts: scorecard.verdicts)
    var lines = table
    lines.append("")
    lines += wrapped(summary)
    lines += headline.footnotes.flatMap(wrapped)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The titles in the order of the line, and how long each column may stay as the width shrinks.
  private static let titles = ["Claim", "Verdict", "Effect", "Counts from", "n", "Done", "Says"]
  private static let dropOrder = [6, 4, 3, 5, 2]

  private var table: [String] {
    let rows = scorecard.verdicts.map { verdict in
      let effect = EffectText(result: verdict.primary)
      return [
        verdict.name, verdict.word.rawValue + verdict.marks, effect.text,
        effect.bar, verdict.seedCounts, verdict.completion, verdict.claim.says,
      ].map(PlainText.line)
    }
    var widths = Self.titles.indices.map { column in
      ([Self.titles] + rows).map { $0[column].count }.max() ?? 0
    }
    let columns = fittingColumns(&widths)
    let rule = columns.map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  ")
    let words = scorecard.verdicts.map(\.word)
    return [line(Self.titles, columns, widths), rule]
      + zip(rows, words).map { line($0, columns, widths, word: $1) }
  }

  /// Drops columns until the rest fits; the last column takes what is left and is cut there.
  private func fittingColumns(_ widths: inout [Int]) -> [Int] {
    var columns = Array(Self.titles.indices)
    func total() -> Int { columns.reduce(0) { $0 + widths[$1] } + 2 * (columns.count - 1) }
    let saysWidth = width - (total() - widths[6])
    if saysWidth >= 20 { widths[6] = min(widths[6], saysWidth) }
    for column in Self.dropOrder where total() > width {
      columns.removeAll { $0 == column }
    }
    if total() > width { widths[0] = max(8, widths[0] - (total() - width)) }
    return columns
  }

  private func line(
    _ cells: [String],
    _ columns: [Int],
    _ widths: [Int],
    word: VerdictWord? = nil
  ) -> String {
    let parts = columns.map { column in
      let cell = Self.cut(cells[column], to: widths[column])
      let padding = String(repeating: " ", count: widths[column] - cell.count)
      guard usesColor, column == 1, let word else { return cell + padding }
      return "\u{1B}[\(Self.colorCode(of: word))m\(cell)\u{1B}[0m\(padding)"
    }
    let text = parts.joined(separator: "  ")
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func cut(_ text: String, to width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }

  private static func colorCode(of word: VerdictWord) -> Int {
    switch word {
    case .replicated, .leansUp: 32
    case .refuted, .leansDown: 31
    case .invalid: 33
    case .inconclusive, .notRun: 2
    }
  }

  /// Counts by word, and cells measured of those declared.
  private var summary: String {
    let counts = VerdictWord.allCases.compactMap { word in
      let count = scorecard.verdicts.count { $0.word == word }
      return count > 0 ? "\(count) \(word.rawValue)" : nil
    }
    return (counts.isEmpty ? "no claims" : counts.joined(separator: ", "))
      + " · \(scorecard.cellsMeasured) of \(scorecard.cellsDeclared) cells measured in "
      + DisplayNumber.duration(scorecard.wallSeconds)
  }

  /// A text broken at spaces.
  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
