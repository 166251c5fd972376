import Comparison
import Report
import Testing

@Suite("DiffText")
struct DiffTextTests {
  @Test("no line ends in spaces, and control characters do not reach the terminal")
  func clean() {
    var report = SampleDiff.report(showsAll: true)
    report.diff.arms[0].reason = "\u{1B}[31mred\n"
    let text = DiffFormat.text.text(of: report)
    #expect(!text.contains("\u{1B}") && text.contains("[31mred"))
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix("  ") })
  }
}
