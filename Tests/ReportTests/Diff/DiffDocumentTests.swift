import Report
import Testing

@Suite("DiffDocument")
struct DiffDocumentTests {
  @Test("a comment begins with the mark by which it is found, and texts are never markup")
  func mark() {
    let text = DiffFormat.markdown.text(of: SampleDiff.report())
    #expect(text.hasPrefix("<!-- pwsbench -->\n## pwsbench: the gate fails\n"))
    #expect(!text.contains("<b>"))
  }
}
