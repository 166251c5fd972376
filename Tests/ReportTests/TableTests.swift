import Catalog
import Report
import Testing
import Verdicts

@Suite("Table")
struct TableTests {
  private let table = Table(
    ["Name", .number("Count")],
    rows: [["a|b", Table.Cell("3", verdict: .refuted)]]
  )

  @Test("numbers stand at the right, and a pipe ends no cell in Markdown")
  func markdown() {
    #expect(
      MarkdownWriter().text([.table(table)])
        == "| Name | Count |\n|---|--:|\n| a\\|b | 3 |\n"
    )
  }

  @Test("a verdict gives a cell of HTML its class")
  func html() {
    let text = HTMLWriter().text(title: "t", [.table(table)])
    #expect(text.contains("<td class=\"number verdict bad\" data-label=\"Count\">3</td>"))
  }
}
