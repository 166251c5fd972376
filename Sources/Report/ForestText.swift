/// The forest plot in characters, for Markdown and terminals.
package enum ForestText {
  private static let width = 41

  /// One line per row, and a line that explains the marks.
  package static func lines(_ rows: [ForestRow]) -> [String] {
    let names = rows.map { PlainText.line($0.name) }
    let longest = names.map(\.count).max() ?? 0
    return zip(rows, names).map { row, name in
      let padding = String(repeating: " ", count: longest - name.count)
      return "\(name)\(padding)  \(strip(row))  \(row.numbers) (counts: \(row.bar))"
    } + [
      "", "● effect  ├─┤ interval  ◀ ▶ without end  ░ counts for the claim  ◆ the paper's number",
    ]
  }

  /// The axis of one row.
  package static func strip(_ row: ForestRow) -> String {
    var cells = [Character](repeating: " ", count: width)
    for index in cell(row.counts.lowerBound)...cell(row.counts.upperBound) { cells[index] = "░" }
    if let lower = row.lower, let upper = row.upper {
      for index in cell(lower)...max(cell(lower), cell(upper)) { cells[index] = "─" }
      cells[cell(lower)] = lower > 0 ? "├" : "◀"
      cells[cell(upper)] = upper < 1 ? "┤" : "▶"
    }
    if let paper = row.paper { cells[cell(paper)] = "◆" }
    if let estimate = row.estimate { cells[cell(estimate)] = "●" }
    return "│" + String(cells) + "│"
  }

  private static func cell(_ position: Double) -> Int {
    min(width - 1, Int((position * Double(width - 1)).rounded()))
  }
}
