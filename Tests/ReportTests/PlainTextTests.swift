import Catalog
import Report
import Testing
import Verdicts

@Suite("PlainText")
struct PlainTextTests {
  @Test("line breaks become spaces, control characters and text direction marks vanish")
  func line() {
    #expect(PlainText.line("a\nb\tc\u{1B}[0m\u{202E}d\u{0}\u{9B}e") == "a b c[0mde")
    #expect(PlainText.line("a\r\nb") == "a  b")
  }

  @Test("markup is escaped")
  func markup() {
    #expect(PlainText.markup("<a b=\"c\">&'") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;")
  }

  @Test(
    "Markdown is escaped, plain words are left alone",
    arguments: [
      ("test_accuracy", "test_accuracy"), ("_x_", "\\_x\\_"), ("a|b", "a\\|b"),
      ("<b>", "&lt;b>"), ("[a](b)", "[a\\](b)"), ("[1, 2]", "[1, 2]"), ("`*~\\", "\\`\\*\\~\\\\"),
      ("&lt;", "&amp;lt;"),
    ]
  )
  func markdown(text: String, escaped: String) {
    #expect(PlainText.markdown(text) == escaped)
  }

  @Test(
    "what would begin a block of another kind is escaped",
    arguments: [("# a", "\\# a"), ("> a", "\\> a"), ("- a", "\\- a"), ("a # b", "a # b")]
  )
  func block(text: String, escaped: String) {
    #expect(PlainText.markdownBlock(text) == escaped)
  }

  @Test(
    "words of a command are quoted only where they must be",
    arguments: [
      ("--profile", "--profile"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"),
      ("$(x)", "'$(x)'"),
    ]
  )
  func shell(text: String, quoted: String) {
    #expect(PlainText.shellWord(text) == quoted)
  }
}
