import Catalog
import Report
import Testing
import Verdicts

@Suite("MarkdownWriter")
struct MarkdownWriterTests {
  @Test("blocks are separated by an empty line")
  func blocks() {
    let text = MarkdownWriter().text([
      .heading(level: 2, "A"), .paragraph("# b", label: nil), .paragraph("c", label: "L:"),
      .quote("- d"), .list(["e", "+ f"], label: "M"),
    ])
    #expect(text == "## A\n\n\\# b\n\n**L:** c\n\n> \\- d\n\n**M**\n\n- e\n- \\+ f\n")
  }

  @Test("a fence is longer than any inside it")
  func fence() {
    let text = MarkdownWriter().text([.code("a\n````\nb")])
    #expect(text == "`````text\na\n````\nb\n`````\n")
  }
}
