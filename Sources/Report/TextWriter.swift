/// Blocks as plain text for a terminal, broken at spaces.
package struct TextWriter {
  private let width: Int

  package init(width: Int) {
    self.width = max(40, width)
  }

  /// The whole text of a document.
  package func text(_ blocks: [Block]) -> String {
    blocks.map { block($0).joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let text):
      let lines = wrapped(text)
      guard level < 3 else { return lines }
      let length = lines.map(\.count).max() ?? 0
      return lines + [String(repeating: level == 1 ? "═" : "─", count: length)]
    case .paragraph(let text, let label): return wrapped([label, text].compactMap(\.self))
    case .quote(let text): return wrapped(text, first: "  “", rest: "   ", last: "”")
    case .list(let lines, let label):
      return (label.map { wrapped($0 + ":") } ?? [])
        + lines.flatMap { wrapped($0, first: "  · ", rest: "    ") }
    case .table(let table): return self.table(table)
    case .code(let text, let label):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return (label.map { wrapped($0 + ":") } ?? [])
        + lines.map { "    " + PlainText.line(String($0)) }
    case .figure(let figure, _): return wrapped(figure.caption)
    case .forest(let rows): return ForestText.lines(rows)
    }
  }

  /// Columns as wide as their widest cell; numbers stand at the right side.
  private func table(_ table: Table) -> [String] {
    let rows = ([table.columns.map(\.title)] + table.rows.map { $0.map(\.text) })
      .map { $0.map(PlainText.line) }
    let widths = table.columns.indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    var lines = rows.map { row in
      let cells = table.columns.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return table.columns[column].isNumber ? padding + row[column] : row[column] + padding
      }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines
  }

  private func wrapped(_ parts: [String]) -> [String] { wrapped(parts.joined(separator: " ")) }

  private func wrapped(
    _ text: String,
    first: String = "",
    rest: String = "",
    last: String = ""
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in (PlainText.line(text) + last).split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
