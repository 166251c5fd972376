import Catalog
import Testing

@Suite("SourceParser")
struct SourceParserTests {
  @Test("every duplicate key is reported at its second place, whatever its quotes")
  func duplicates() {
    let text = Example.text([
      ("title: Does it matter?", "title: Does it matter?\n'title': Or not?"),
      ("better: higher", "better: higher, better: lower, \"better\": lower"),
      ("momentum: 0.9", "momentum: 0.9, momentum: 0.8"),
    ])
    #expect(
      Example.messages(of: text) == [
        "4:1: duplicate key 'title', given before in line 3",
        "8:24: duplicate key 'momentum', given before in line 8",
        "19:49: duplicate key 'better', given before in line 19",
        "19:64: duplicate key 'better', given before in line 19",
      ]
    )
  }

  @Test("broken syntax is a mistake with its place, not a crash")
  func syntax() {
    #expect(Example.messages(of: "a: [1\n").first?.hasPrefix("2:1: invalid YAML: ") == true)
    #expect(Example.messages(of: "a: 'x\n").first?.contains("invalid YAML: ") == true)
    #expect(Example.messages(of: "%YAML 3.0\n---\na: b\n").first?.contains("YAML") == true)
    #expect(
      Example.messages(of: "a:\n\tb: 1\n") == ["2:1: invalid YAML: a tab cannot indent; use spaces"]
    )
  }

  @Test("no text crashes the parser, wherever it is cut off")
  func cuts() {
    let scalars = Array(Example.text.unicodeScalars)
    for length in stride(from: 0, to: scalars.count, by: 7) {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[..<length])
      let diagnostics = Example.reader.diagnostics(text: String(cut), file: "e.yaml")
      let lines = String(cut).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(diagnostics.allSatisfy { $0.location.line <= lines }, "cut after \(length)")
      if length < scalars.count / 2 {
        #expect(!diagnostics.isEmpty, "cut after \(length)")
      }
    }
  }
}
