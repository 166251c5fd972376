import Catalog
import Testing

@Suite("Diagnostic")
struct DiagnosticTests {
  private let diagnostic = Diagnostic(
    location: Location(file: "a,b:c.yaml", line: 41, column: 3),
    message: "unknown key 'methd'",
    suggestion: "method",
    excerpt: "\t methd: 100%"
  )

  @Test("one line holds place, message and suggestion")
  func line() {
    #expect(
      diagnostic.formatted(.line)
        == "a,b:c.yaml:41:3: error: unknown key 'methd' (did you mean 'method'?)"
    )
  }

  @Test("the caret stands under the column, with the tabs of the line before it")
  func caret() {
    let lines = diagnostic.formatted(.text).split(separator: "\n")
    #expect(lines.dropFirst() == ["\t methd: 100%", "\t ^"])
  }

  @Test("a caret may stand behind the end of its line")
  func behind() {
    var late = diagnostic
    late.location.column = 16
    #expect(late.formatted(.text).hasSuffix("\n\t              ^"))
  }

  @Test("a line that is empty or very long is not shown")
  func noExcerpt() {
    var long = diagnostic
    long.excerpt = String(repeating: "x", count: 2000)
    #expect(long.formatted(.text) == diagnostic.formatted(.line))
    long.excerpt = nil
    #expect(long.formatted(.text) == diagnostic.formatted(.line))
  }

  @Test("a workflow command escapes what would end its parts")
  func github() {
    var other = diagnostic
    other.message = "100%\nof it"
    #expect(
      other.formatted(.github)
        == "::error file=a%2Cb%3Ac.yaml,line=41,col=3::100%25%0Aof it (did you mean 'method'?)"
    )
  }
}
