import Catalog
import Testing

@Suite("CheckShape")
struct CheckShapeTests {
  /// What is said of a primary check of another type with all the keys of a superiority.
  private func said(_ type: String) -> [String] {
    Example.messages("type: superiority", "type: \(type)").map {
      $0.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }

  @Test(
    "types with the same shape can be exchanged",
    arguments: ["non-inferiority", "equivalence"]
  )
  func same(type: String) {
    #expect(said(type) == [])
  }

  @Test("every other type says what it needs and what it does not take")
  func others() {
    let place = "in the primary check of claim 'X1'"
    #expect(
      said("exact") == [
        "a check of type 'exact' needs 'tolerance' \(place)",
        "a check of type 'exact' takes no 'reference'; remove it",
        "a check of type 'exact' takes no 'margin'; remove it",
      ]
    )
    #expect(
      said("bracket") == [
        "a check of type 'bracket' needs 'axis' \(place)",
        "a check of type 'bracket' needs 'threshold' \(place)",
      ]
    )
    #expect(
      said("fraction-recovered") == [
        "a check of type 'fraction-recovered' needs 'none' \(place)"
      ]
    )
    #expect(said("interaction") == ["a check of type 'interaction' needs 'axis' \(place)"])
    #expect(said("threshold").first == "a check of type 'threshold' needs 'threshold' \(place)")
    #expect(said("slope").first == "a check of type 'slope' needs 'axis' \(place)")
    #expect(said("order").first == "a check of type 'order' needs 'axis' \(place)")
  }

  @Test("what is repeated says how it is combined, and what is chosen says by what")
  func pairs() {
    let place = "in the primary check of claim 'X1'"
    #expect(
      Example.messages("margin: 2pp", "margin: 2pp\n      over: [lr]") == [
        "46:13: 'over' needs 'combine' beside it \(place)"
      ]
    )
    #expect(
      Example.messages("margin: 2pp", "margin: 2pp\n      combine: all") == [
        "46:16: 'combine' needs 'over' beside it \(place)"
      ]
    )
    #expect(
      Example.messages("margin: 2pp", "margin: 2pp\n      best: lr").last
        == "46:13: 'best' needs 'by' beside it \(place)"
    )
    #expect(
      Example.messages("margin: 2pp", "margin: 2pp\n      tolerance: 1").first
        == "46:7: a check of type 'superiority' takes no 'tolerance'; remove it"
    )
  }

  @Test("a slope has a margin or a band, not both")
  func slope() {
    let expected = [
      "47:9: a check of type 'slope' needs either 'margin' or 'band' in secondary check 1 "
        + "of claim 'X1'"
    ]
    #expect(Example.messages(", band: [0.5, 1.5]", "") == expected)
    #expect(Example.messages("band: [0.5, 1.5]", "band: [0.5, 1.5], margin: 1") == expected)
  }
}
