import Catalog
import Report
import Testing
import Verdicts

@Suite("ScorecardDocument")
struct ScorecardDocumentTests {
  private let text = ReportFormat.markdown.text(of: SampleScorecard.card)

  @Test("data sets say whether they are real")
  func datasets() {
    #expect(text.contains("procedural (synthetic, generator 1); cifar-10 (real, sha256 6d95)"))
  }

  @Test("every word is explained", arguments: VerdictWord.allCases)
  func glossary(word: VerdictWord) {
    #expect(text.contains("| \(word.symbol) \(word.rawValue) | \(word.meaning) |"))
  }

  @Test("papers are cited with their identifiers")
  func citations() {
    #expect(text.contains("arXiv:1806.02375") && text.contains("doi:10.1/x"))
  }

  @Test("there is no overall percentage")
  func noScore() {
    #expect(text.matches(of: /\d %/).allSatisfy { text[..<$0.range.lowerBound].hasSuffix("9") })
  }
}
