import Harness
import Testing

@Suite("FilterError")
struct FilterErrorTests {
  @Test("the place is marked below the expression")
  func description() {
    let error = FilterError(text: "suite:pws methd:bn", column: 11, problem: "unknown key")
    #expect(
      error.description == "-f: column 11: unknown key\n  suite:pws methd:bn\n            ^"
    )
  }
}
