import Catalog
import Testing
import Verdicts

@Suite("Finding")
struct FindingTests {
  @Test("an inconclusive check says how many seeds it needs")
  func needed() throws {
    let made = HandMadeEvidence.pair([11, 9, 12, 10.5, 10], [10, 8.5, 11.5, 9.5, 10.2])
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.word == .inconclusive)
    let needed = try #require(result.seedsNeeded)
    #expect(needed > 5 && needed < 200)
    #expect(result.warnings.contains("n too small: 5 values, needs ≈ \(needed) seeds"))
  }

  @Test("one seed asks for three, an effect on the bar is out of reach")
  func ends() {
    let single = HandMadeEvidence.pair([11], [10])
      .result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(single.word == .inconclusive && single.seedsNeeded == 3)
    let onBar = HandMadeEvidence.pair([10, 11, 12], [9, 10, 11])
      .result(HandMadeEvidence.comparison(.superiority, margin: 1))
    #expect(onBar.seedsNeeded == nil && onBar.warnings.contains("needs more than 1000 seeds"))
  }

  @Test("a decided check asks for nothing")
  func decided() {
    let result = HandMadeEvidence.pair([12, 12.1, 11.9], [10, 10.1, 9.9])
      .result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.word == .replicated && result.seedsNeeded == nil && result.warnings.isEmpty)
  }
}
