import Catalog
import Testing
import Verdicts

@Suite("Inference")
struct InferenceTests {
  let made = HandMadeEvidence.pair([3, 5, 4], [1, 2, 1])

  @Test("the p value of a claim and of its contrary sum to one around a single bar")
  func contrary() throws {
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 2))
    let (p, other) = (try #require(result.pValue), try #require(result.opposingPValue))
    #expect(abs(p + other - 1) < 1e-12)
  }

  @Test("equivalence takes the larger of two p values, its contrary the smaller")
  func equivalence() throws {
    let up = try #require(
      made.result(HandMadeEvidence.comparison(.superiority, margin: -4)).pValue
    )
    let down = try #require(
      made.result(HandMadeEvidence.comparison(.superiority, margin: 4)).opposingPValue
    )
    let both = made.result(HandMadeEvidence.comparison(.equivalence, margin: 4))
    #expect(both.pValue == max(up, down))
    #expect(try #require(both.opposingPValue) > 0.5)
  }

  @Test("the p value is below α exactly when the interval clears the bar")
  func dual() throws {
    let check = HandMadeEvidence.comparison(.superiority, margin: 0)
    let lower = made.result(check).lower
    for (shift, word) in [(-1e-6, VerdictWord.replicated), (1e-6, .inconclusive)] {
      let result = made.result(
        HandMadeEvidence.comparison(.superiority, margin: lower + shift)
      )
      #expect(result.word == word)
      let p = try #require(result.pValue)
      #expect((p < 0.05) == (word == .replicated))
    }
  }
}
