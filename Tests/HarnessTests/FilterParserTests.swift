import Harness
import Testing

@Suite("FilterParser")
struct FilterParserTests {
  private func mistake(_ text: String) -> FilterError? {
    do {
      _ = try Filter(text, keys: ["suite", "method", "tag"])
      return nil
    } catch {
      return error
    }
  }

  private static let value = #"expected a value: a word, "text", /pattern/ or (a OR b)"#

  @Test(
    "mistakes are reported with their column and what is expected there",
    arguments: [
      ("", 1, "expected key:value, (, - or * before the end"),
      ("suite:", 7, value),
      ("suite:pws methd:bn", 11, "unknown key 'methd' (did you mean 'method'?)"),
      ("qqqqqqqq:1", 1, "unknown key 'qqqqqqqq'; there are method, suite, tag"),
      ("suite", 6, "expected : and a value: a word, \"text\", /pattern/ or (a OR b) after 'suite'"),
      ("(suite:a", 1, "this ( is never closed"),
      ("suite:a)", 8, "nothing opens this )"),
      ("method:(bn pws)", 12, "expected OR or ) between values"),
      ("method:(bn OR", 14, value),
      ("method:(bn", 8, "this ( is never closed"),
      ("suite:a OR", 11, "expected key:value, (, - or * before the end"),
      ("OR suite:a", 1, "expected key:value, (, - or * on both sides of OR"),
      ("suite:/[/", 7, "no regular expression"),
      ("suite:a : b", 9, "expected key:value, (, - or *"),
    ]
  )
  func mistakes(text: String, column: Int, problem: String) throws {
    let error = try #require(mistake(text))
    #expect(error.column == column && error.problem == problem, "\(error)")
  }
}
