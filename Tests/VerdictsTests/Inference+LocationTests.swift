import Catalog
import Testing
import Verdicts

@Suite("Inference of a location")
struct InferenceLocationTests {
  @Test("a value that was never reached counts as the top rank and is announced")
  func censored() {
    let made = HandMadeEvidence.pair([50, 60, .infinity], [1, 2, 3])
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 10))
    #expect(result.word == .replicated)
    #expect(result.lower == 47 && result.upper == .infinity)
    #expect(result.warnings.contains { $0.contains("infinite") })
  }

  @Test("a metric of which nothing is assumed is compared by ranks")
  func ranks() {
    let made = HandMadeEvidence.pair([5, 6, 7, 8], [1, 2, 3, 4], assume: .nothing)
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.test == "Mann–Whitney, exact")
    #expect(abs((result.pValue ?? 0) - 1.0 / 70) < 1e-12)
    #expect(result.word == .replicated)
  }

  @Test("exact metrics need one value, and any change is a difference")
  func exact() {
    let made = HandMadeEvidence.pair([101], [100], assume: .exact)
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0))
    #expect(result.word == .replicated && result.lower == 1 && result.upper == 1)
  }

  @Test("pairing removes what the seeds share")
  func paired() {
    let made = HandMadeEvidence.pair([11, 21, 31, 41.2], [10, 20, 30, 40])
    let alone = made.result(HandMadeEvidence.comparison(.superiority, margin: 0.5))
    #expect(alone.word == .inconclusive)
    let paired = made.result(
      HandMadeEvidence.comparison(.superiority, margin: 0.5, paired: true)
    )
    #expect(paired.word == .replicated)
    #expect(paired.explanation.contains { $0.contains("ρ =") })
  }
}
