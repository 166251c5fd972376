import Catalog
import Report
import Testing
import Verdicts

@Suite("TerminalHeadline")
struct TerminalHeadlineTests {
  @Test("the table is as expected", arguments: [60, 100, 160])
  func golden(width: Int) throws {
    let text = TerminalHeadline(SampleScorecard.card, width: width).text
    try Golden.expect(text, equals: "headline-\(width).txt")
  }

  @Test("no line is longer than the terminal is wide", arguments: [40, 60, 72, 100, 120, 160])
  func fits(width: Int) {
    let text = TerminalHeadline(SampleScorecard.card, width: width).text
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
    #expect(text.contains("REPLICATED") && text.contains("LEANS ↓"))
  }

  @Test("colour codes appear only when asked for, and change nothing else")
  func color() {
    let plain = TerminalHeadline(SampleScorecard.card, width: 100).text
    let colored = TerminalHeadline(SampleScorecard.card, width: 100, usesColor: true).text
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[32mREPLICATED\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[\d+m/, with: "") == plain)
  }
}
