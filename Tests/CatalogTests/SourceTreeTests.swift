import Catalog
import Testing

@Suite("SourceTree")
struct SourceTreeTests {
  @Test("anchors, aliases, merge keys and tags are mistakes at their places")
  func forbidden() {
    #expect(
      Example.messages("lr: [0.1, 0.2]", "lr: &rates [0.1, 0.2]") == [
        "16:38: anchors are not part of the format; write the value alone"
      ]
    )
    #expect(
      Example.messages("batch: 8", "batch: !!int 8") == [
        "9:57: tags are not part of the format; write the value alone"
      ]
    )
    let merged = Example.messages(
      "  sgd: {momentum",
      "  old: &old {momentum: 0.5}\n  sgd: {<<: *old, momentum"
    )
    #expect(
      merged == [
        "7:8: anchors are not part of the format; write the value alone",
        "8:9: merge keys are not part of the format; use 'extends' or a recipe",
        "8:13: aliases are not part of the format; write the value out",
      ]
    )
  }

  @Test("signs inside a text are no anchors or tags")
  func signs() {
    #expect(Example.messages("says: One is", "says: '& ! * <<' #") == [])
    #expect(Example.messages("title: Does it matter?", "title: a & b ! c * d") == [])
  }

  @Test("a key must be a word")
  func keys() {
    #expect(
      Example.messages("recipe: sgd", "? {a: b}\n    : c\n    recipe: sgd") == [
        "14:7: a key must be a word, found a map"
      ]
    )
  }
}
