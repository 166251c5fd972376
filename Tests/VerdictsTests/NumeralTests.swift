import Catalog
import Testing
import Verdicts

@Suite("Numerals in sentences")
struct NumeralTests {
  @Test("four digits, no needless exponent, the right number of seeds, levels in percent")
  func steps() {
    var check = HandMadeEvidence.comparison(.superiority, margin: 0.25)
    check.alpha = 0.025
    let text = HandMadeEvidence.pair([12, 12.5, 11.75], [1.0 / 3, 1, -1e-7])
      .result(check).explanation.joined(separator: "\n")
    #expect(text.contains("values 12 12.5 11.75."))
    #expect(text.contains("values 0.3333 1 -1e-07."))
    #expect(text.contains("95 % interval"))
    #expect(text.contains("L > 0.25 pp"))
  }

  @Test("an open end is written as infinity")
  func open() {
    let text = HandMadeEvidence.pair([1], [2])
      .result(HandMadeEvidence.comparison(.superiority, margin: 0)).explanation
    #expect(text.contains { $0.contains("[−∞, +∞]") })
  }
}
