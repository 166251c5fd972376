import Catalog
import Testing
import Verdicts

@Suite("Seed group")
struct SeedGroupTests {
  @Test("seeds without a partner are left out and counted")
  func unpaired() {
    let made = HandMadeEvidence.pair([11, 21, 31, 41, 51], [10, 20, 30, 40.1])
    let result = made.result(HandMadeEvidence.comparison(.superiority, margin: 0, paired: true))
    #expect(result.treatCount == 4)
    #expect(result.warnings.contains { $0.hasPrefix("1 value without a partner") })
  }
}
