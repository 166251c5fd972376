import Catalog
import Testing

@Suite("Problems")
struct ProblemsTests {
  @Test("mistakes come in the order of lines and columns, each once, with their lines")
  func order() {
    let text = Example.text([
      ("momentum: 0.9", "momentum: 2"), ("batch: 8", "batch: 0"), ("steps: 2", "steps: 0"),
    ])
    let diagnostics = Example.reader.diagnostics(text: text, file: "e.yaml")
    #expect(diagnostics.map(\.location.line) == [7, 9, 9])
    #expect(diagnostics.map(\.location.column) == [19, 57, 67])
    #expect(diagnostics.first?.excerpt == "  sgd: {momentum: 2, schedule: constant}")
  }

  @Test("a name far from every legal one is reported with all of them")
  func legal() {
    #expect(
      Example.messages("schedule: constant", "schedule: warm") == [
        "7:34: unknown schedule 'warm'; legal: constant, step, cosine"
      ]
    )
  }
}
