import Statistics
import Testing

@Suite("Equivalence")
struct EquivalenceTests {
  @Test("the two one-sided tests agree with SciPy")
  func golden() throws {
    for row in try Golden.load().welch {
      let estimate = StudentEstimate.welch(Sample(row.treat), Sample(row.reference))
      expectClose(estimate.pValue(between: -row.band, and: row.band), row.equivalence)
    }
  }

  @Test("a value inside the band cannot be shown to lie outside")
  func outside() {
    let estimate = StudentEstimate(value: 0, standardError: 1, degreesOfFreedom: 9)
    #expect(estimate.pValue(outside: -1, and: 1) > 0.5)
    #expect(estimate.pValue(outside: 3, and: 5) < 0.05)
  }
}
