import Harness
import Testing

@Suite("FilterLexer")
struct FilterLexerTests {
  private func matches(_ text: String, _ value: String) throws -> Bool? {
    try Filter(text, keys: ["a"]).matches { _ in [value] }
  }

  @Test("a value may begin with a hyphen, and hold slashes and hyphens")
  func words() throws {
    #expect(try matches("a:-1", "-1") == true)
    #expect(try matches("a:pws/A5", "pws/A5") == true)
    #expect(try matches("-a:large-lr", "large-lr") == false)
  }

  @Test("quotes and slashes take what a word cannot hold")
  func enclosed() throws {
    #expect(try matches(#"a:"one (two): \"x\"""#, #"one (two): "x""#) == true)
    #expect(try matches(#"a:/b\/[0-9]+/"#, "b/12") == true)
  }

  @Test("what is never closed is reported where it opens", arguments: ["a:\"b", "a:/b"])
  func unclosed(text: String) {
    #expect(throws: FilterError.self) { try matches(text, "b") }
    do {
      _ = try matches(text, "b")
    } catch {
      #expect("\(error)".contains("column 3: this "))
    }
  }
}
