import Harness
import Testing

@Suite("Identifier")
struct IdentifierTests {
  @Test("identifiers are sixteen hexadecimal digits and do not repeat")
  func random() {
    let all = (0..<1000).map { _ in Identifier.random() }
    #expect(Set(all).count == 1000)
    #expect(all.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{16}/) != nil })
  }
}
