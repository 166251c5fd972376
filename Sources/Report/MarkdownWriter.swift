/// Blocks as Markdown, in the form that GitHub shows.
package struct MarkdownWriter {
  package init() {}

  /// The whole text of a document.
  package func text(_ blocks: [Block]) -> String {
    blocks.map(block).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: level) + " " + PlainText.markdown(text)
    case .paragraph(let text, let label): paragraph(text, label: label)
    case .quote(let text): "> " + PlainText.markdownBlock(text)
    case .list(let lines, let label):
      (label.map { "**\(PlainText.markdown($0))**\n\n" } ?? "")
        + lines.map { "- " + PlainText.markdownBlock($0) }.joined(separator: "\n")
    case .table(let table): self.table(table)
    case .code(let text, let label): code(text, label: label)
    case .figure(let figure, let drawing):
      drawing == nil
        ? "" : "![\(PlainText.markdown(figure.caption))](figures/\(figure.id).svg)"
    case .forest(let rows): code(ForestText.lines(rows).joined(separator: "\n"), label: nil)
    }
  }

  private func paragraph(_ text: String, label: String?) -> String {
    guard let label else { return PlainText.markdownBlock(text) }
    return "**\(PlainText.markdown(label))** \(PlainText.markdown(text))"
  }

  /// A fenced block; the fence is longer than any run of backticks inside.
  private func code(_ text: String, label: String?) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { PlainText.line(String($0)) }
    var longest = 2
    for line in lines {
      longest = max(longest, line.split { $0 != "`" }.map(\.count).max() ?? 0)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let block = ([fence + "text"] + lines + [fence]).joined(separator: "\n")
    return (label.map { "**\(PlainText.markdown($0))**\n\n" } ?? "") + block
  }

  private func table(_ table: Table) -> String {
    let head = row(table.columns.map(\.title))
    let rule = "|" + table.columns.map { $0.isNumber ? "--:|" : "---|" }.joined()
    return ([head, rule] + table.rows.map { row($0.map(\.text)) }).joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map(PlainText.markdown).joined(separator: " | ") + " |"
  }
}
