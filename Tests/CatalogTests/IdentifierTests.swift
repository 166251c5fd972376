import Testing

@Suite("Identifier")
struct IdentifierTests {
  @Test(
    "names that commands could not take are mistakes",
    arguments: ["Ex", "e x", "1e", "é", "e_"]
  )
  func suites(name: String) {
    #expect(
      Example.messages("suite: example", "suite: \(name)") == [
        "2:8: '\(name)' cannot name a suite; use lower-case letters, digits and hyphens, "
          + "a letter first"
      ]
    )
  }

  @Test("a claim may have capital letters, but no blanks or slashes", arguments: ["X 1", "a/X1"])
  func claims(name: String) {
    #expect(Example.messages("id: X1", "id: x-1B") == [])
    #expect(
      Example.messages("id: X1", "id: \(name)") == [
        "33:9: '\(name)' cannot name a claim; use letters, digits and hyphens, as D3"
      ]
    )
  }
}
