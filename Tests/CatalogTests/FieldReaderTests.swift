import Catalog
import Testing

@Suite("FieldReader")
struct FieldReaderTests {
  @Test("an unknown key is reported with the nearest legal one")
  func unknown() {
    #expect(
      Example.messages("later: Nothing yet.", "latr: Nothing yet.") == [
        "48:5: unknown key 'latr' in claim 'X1' (did you mean 'later'?)"
      ]
    )
  }

  @Test("a missing key is reported where its map starts")
  func missing() {
    #expect(
      Example.messages("    fidelity: scaled\n", "") == [
        "33:5: missing key 'fidelity' in claim 'X1'"
      ]
    )
  }

  @Test("a word that is not among those allowed is reported with them")
  func choice() {
    #expect(
      Example.messages("better: lower", "better: loer") == [
        "19:28: unknown value 'loer' in 'better' of metric 'train_loss' (did you mean 'lower'?)"
      ]
    )
    #expect(
      Example.messages("better: lower", "better: small") == [
        "19:28: unknown value 'small' in 'better' of metric 'train_loss'; "
          + "legal: higher, lower, neither"
      ]
    )
  }

  @Test("something else than a map is reported")
  func notAMap() {
    #expect(
      Example.messages("paper: {value: 1.5, text: 93.5 against 92, provenance: code}", "paper: 1.5")
        == ["38:12: 'paper' of claim 'X1' must be a map of keys, found '1.5'"]
    )
  }
}
