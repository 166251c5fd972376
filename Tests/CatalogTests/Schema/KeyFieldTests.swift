import Catalog
import Testing

@Suite("KeyField")
struct KeyFieldTests {
  @Test("the names of a table are the legal keys, in its order")
  func legal() {
    let messages = Example.messages("says: One is better", "sagt: One is better")
    #expect(messages.contains { $0.contains("unknown key 'sagt' in claim 'X1'") })
    let far = Example.messages("provenance: code", "zzzzzzzz: code")
    #expect(far.contains { $0.contains("legal: value, text, provenance") })
  }
}
