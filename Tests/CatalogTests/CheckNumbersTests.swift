import Catalog
import Testing

@Suite("CheckNumbers")
struct CheckNumbersTests {
  @Test("a margin is a number, or percentage points where the metric is in them")
  func margins() throws {
    let primary = try #require(try Example.suite()?.claims.first?.primary)
    #expect(primary.margin == 2)
    #expect(primary.alpha == 0.05)
    #expect(try Example.suite("margin: 2pp", "margin: 0.5")?.claims.first?.primary.margin == 0.5)
    #expect(
      Example.messages("metric: test_accuracy", "metric: train_loss") == [
        "45:15: 'margin' is in percentage points, but metric 'train_loss' is not"
      ]
    )
    #expect(
      Example.messages("margin: 2pp", "margin: 2pp\n      effect: ratio") == [
        "45:15: 'margin' is in percentage points, which only a difference has"
      ]
    )
    #expect(
      Example.messages("margin: 2pp", "margin: 2 pp") == [
        "45:15: 'margin' must be a number, as 2pp, found '2 pp'"
      ]
    )
  }

  @Test("margin, alpha and band have ranges")
  func ranges() {
    #expect(
      Example.messages("margin: 2pp", "margin: -2\n      alpha: 0") == [
        "45:15: 'margin' must be at least 0, found '-2'",
        "46:14: 'alpha' must be above 0 and below 0.5, found '0'",
      ]
    )
    #expect(
      Example.messages("band: [0.5, 1.5]", "band: [0.5]") == [
        "47:85: 'band' must be a lower and a higher number, as [0.5, 1.5]"
      ]
    )
  }
}
