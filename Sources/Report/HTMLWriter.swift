import Verdicts

/// Blocks as one HTML file that needs nothing else: no script, no font, no address.
package struct HTMLWriter {
  package init() {}

  /// The whole text of a document.
  package func text(title: String, _ blocks: [Block]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(PlainText.markup(title))</title>
    <style>
    \(HTMLStyle.text)
    </style>
    </head>
    <body>
    <main>
    \(blocks.map(block).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text): "<h\(level)>\(PlainText.markup(text))</h\(level)>"
    case .paragraph(let text, let label): "<p>\(strong(label))\(PlainText.markup(text))</p>"
    case .quote(let text): "<blockquote><p>\(PlainText.markup(text))</p></blockquote>"
    case .list(let lines, let label): list(lines, label: label)
    case .table(let table): self.table(table)
    case .code(let text, let label): code(text, label: label)
    case .forest(let rows): ForestFigure.html(rows)
    case .figure(let figure, let drawing): self.figure(figure, drawing: drawing)
    }
  }

  private func figure(_ figure: Figure, drawing: String?) -> String {
    guard let drawing,
      let svg = FigureDrawing.inline(drawing, id: figure.id, caption: figure.caption)
    else { return "" }
    return "<figure class=\"plot\">\n\(svg)\n<figcaption>\(PlainText.markup(figure.caption))"
      + "</figcaption>\n</figure>"
  }

  private func strong(_ label: String?) -> String {
    label.map { "<strong>\(PlainText.markup($0))</strong> " } ?? ""
  }

  private func list(_ lines: [String], label: String?) -> String {
    let items = lines.map { "<li>\(PlainText.markup($0))</li>" }.joined(separator: "\n")
    let head = label.map { "<p><strong>\(PlainText.markup($0))</strong></p>\n" } ?? ""
    return "\(head)<ul>\n\(items)\n</ul>"
  }

  private func code(_ text: String, label: String?) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let body = lines.map { PlainText.markup(String($0)) }.joined(separator: "\n")
    let head = label.map { "<p><strong>\(PlainText.markup($0))</strong></p>\n" } ?? ""
    return "\(head)<pre tabindex=\"0\"><code>\(body)</code></pre>"
  }

  private func table(_ table: Table) -> String {
    let head = table.columns.map { column in
      "<th scope=\"col\"\(column.isNumber ? " class=\"number\"" : "")>"
        + "\(PlainText.markup(column.title))</th>"
    }.joined()
    let rows = table.rows.map { row in
      "<tr>" + zip(row, table.columns).map(cell).joined() + "</tr>"
    }
    let kind = table.isHeadline ? " class=\"headline\"" : ""
    return """
      <div class="scroll"><table\(kind)>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }

  private func cell(_ cell: Table.Cell, _ column: Table.Column) -> String {
    var classes: [String] = []
    if column.isNumber { classes.append("number") }
    if let verdict = cell.verdict { classes.append("verdict \(HTMLStyle.name(of: verdict))") }
    let list = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    return "<td\(list) data-label=\"\(PlainText.markup(column.title))\">"
      + "\(PlainText.markup(cell.text))</td>"
  }
}
