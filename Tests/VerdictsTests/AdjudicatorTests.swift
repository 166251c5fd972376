import Catalog
import Testing
import Verdicts

@Suite("Adjudicator")
struct AdjudicatorTests {
  let check = HandMadeEvidence.comparison(.superiority, margin: 0)

  @Test("verdicts come in the order of the claims, with effect, agreement and counts")
  func order() {
    var made = HandMadeEvidence.pair([12, 12.1, 11.9], [10, 10.1, 9.9])
    var other = HandMadeEvidence.claim("A2", check, paper: -3)
    other.secondary = [HandMadeEvidence.comparison(.equivalence, margin: 5)]
    made.claims = [HandMadeEvidence.claim("A1", check, paper: 2), other]
    let verdicts = made.verdicts()
    #expect(verdicts.map(\.claim.id) == ["A1", "A2"])
    #expect(verdicts.map(\.word) == [.replicated, .replicated])
    #expect(verdicts.map(\.agreement) == [.consistent, .opposite])
    #expect(verdicts[1].secondary.map(\.word) == [.replicated])
    #expect(verdicts[0].measured == 6 && verdicts[0].declared == 6)
    #expect(verdicts[0].suite == "hand")
  }

  @Test("a verdict that does not survive Holm over the suite's primaries is marked")
  func holm() {
    // p is about 0.03: alone it counts, as one of four it does not.
    var made = HandMadeEvidence.pair([12, 11, 10.2], [10, 9.4, 8.6])
    made.claims = [HandMadeEvidence.claim("A1", check)]
    #expect(made.verdicts().map(\.survivesCorrection) == [true])
    #expect(made.verdicts()[0].word == .replicated)
    made.claims = ["A1", "A2", "A3", "A4"].map { HandMadeEvidence.claim($0, check) }
    let verdicts = made.verdicts()
    #expect(verdicts.allSatisfy { $0.word == .replicated && !$0.survivesCorrection })
    #expect(verdicts[0].primary.explanation.contains { $0.hasPrefix("Holm over 4 primary") })
  }

  @Test("a refutation is corrected by the p value of the contrary")
  func refuted() {
    var made = HandMadeEvidence.pair([8, 8.1, 7.9], [10, 10.1, 9.9])
    made.claims = [HandMadeEvidence.claim("A1", check)]
    let verdict = made.verdicts()[0]
    #expect(verdict.word == .refuted && verdict.survivesCorrection)
    #expect((verdict.primary.pValue ?? 0) > 0.99 && (verdict.primary.opposingPValue ?? 1) < 0.01)
  }

  @Test("cells of another suite do not count")
  func suites() {
    var made = HandMadeEvidence.pair([12, 12.1, 11.9], [10, 10.1, 9.9])
    made.claims = [HandMadeEvidence.claim("A1", check)]
    for index in made.cells.indices { made.cells[index].arm.suite = "other" }
    #expect(made.verdicts()[0].word == .notRun && made.verdicts()[0].declared == 0)
  }

  @Test("the same evidence gives the same verdicts, whatever the order of its cells")
  func pure() {
    var made = HandMadeEvidence.pair([12, 12.5, 11.9], [10, 10.1, 9.3])
    made.claims = [HandMadeEvidence.claim("A1", check)]
    let first = made.verdicts()
    made.cells.reverse()
    #expect(made.verdicts() == first)
  }
}
