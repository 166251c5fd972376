import Store
import Testing

@Suite("AttemptOutcome")
struct AttemptOutcomeTests {
  @Test("a diverged run is a measurement, and nothing else that went wrong is")
  func measurements() {
    #expect(AttemptOutcome.allCases.filter(\.isMeasurement) == [.ok, .diverged])
  }
}
