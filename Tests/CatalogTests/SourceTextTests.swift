import Catalog
import Testing

@Suite("SourceText")
struct SourceTextTests {
  @Test("a byte order mark and other line breaks change no place", arguments: ["\n", "\r\n", "\r"])
  func breaks(lineBreak: String) {
    let text = "\u{FEFF}" + Example.text([("seed_base: 100", "seed_bas: 100")])
    let diagnostics = Example.reader.diagnostics(
      text: text.replacing("\n", with: lineBreak),
      file: "e.yaml"
    )
    #expect(diagnostics.map(\.location.description) == ["e.yaml:5:1"])
    #expect(diagnostics.first?.excerpt == "seed_bas: 100")
  }

  @Test("columns count characters, not bytes")
  func columns() {
    #expect(
      Example.messages("says: It learns., case", "says: Élan vital — 学, cases") == [
        "31:5: missing key 'case' in control 'learns'",
        "31:40: unknown key 'cases' in control 'learns' (did you mean 'case'?)",
      ]
    )
  }

  @Test("control characters are mistakes", arguments: ["\u{0}", "\u{7}", "\u{7F}", "\u{FEFF}"])
  func control(character: String) {
    let said = Example.messages("Does it", "Does \(character)it")
    #expect(said.count == 1)
    #expect(said.first?.hasPrefix("3:13: control character U+") == true)
  }
}
