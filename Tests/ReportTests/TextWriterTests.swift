import Report
import Testing

@Suite("TextWriter")
struct TextWriterTests {
  @Test("texts are broken at spaces and never wider than asked, where words allow it")
  func width() {
    let words = Array(repeating: "word", count: 40).joined(separator: " ")
    let text = TextWriter(width: 50).text([.paragraph(words, label: "A:"), .list([words])])
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 50 })
    #expect(text.hasPrefix("A: word") && text.contains("\n    word"))
  }

  @Test("columns line up, numbers at the right side")
  func table() {
    let table = Table(["Arm", .number("n")], rows: [["method=bn", "8"], ["a", "12"]])
    #expect(
      TextWriter(width: 80).text([.table(table)]) == """
        Arm         n
        ─────────  ──
        method=bn   8
        a          12

        """
    )
  }

  @Test("escape sequences of a text do not reach the terminal")
  func hostile() {
    let mark = "\u{1B}[31mred"
    let blocks: [Block] = [
      .heading(level: 1, mark), .paragraph(mark), .quote(mark), .list([mark]), .code(mark),
      .table(Table([.number(mark)], rows: [["\(mark)"]])),
    ]
    #expect(!TextWriter(width: 80).text(blocks).contains("\u{1B}"))
  }
}
