import Catalog
import Testing

@Suite("ClaimReader")
struct ClaimReaderTests {
  @Test("words, provenance and later work are read")
  func words() throws {
    let claim = try #require(try Example.suite()?.claimNamed("X1"))
    #expect(claim.says == "One is better than the other.")
    #expect(claim.source == "abstract")
    #expect(claim.fidelity == .scaled)
    #expect(claim.deviations == ["smaller", "shorter"])
    #expect(
      claim.paperValue == PaperValue(value: 1.5, text: "93.5 against 92", provenance: .code)
    )
    #expect(claim.later == "Nothing yet.")
  }

  @Test("a paper may give words only, or nothing")
  func paperValue() throws {
    let words = try Example.suite("value: 1.5", "value: null")
    #expect(words?.claims.first?.paperValue?.value == nil)
    #expect(words?.claims.first?.paperValue?.text == "93.5 against 92")
    let nothing = try Example.suite(
      "paper: {value: 1.5, text: 93.5 against 92, provenance: code}",
      "paper: null"
    )
    #expect(nothing?.claims.first?.paperValue == nil)
  }

  @Test("a number of the paper without its provenance is a mistake")
  func provenance() {
    #expect(
      Example.messages(", provenance: code", "") == [
        "38:12: missing key 'provenance' in 'paper' of claim 'X1'"
      ]
    )
  }
}
