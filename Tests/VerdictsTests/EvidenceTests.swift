import Testing
import Verdicts

@Suite("Evidence")
struct EvidenceTests {
  @Test("diverged is a measurement; faults, interruptions and omissions are not")
  func outcomes() {
    #expect(CellOutcome.allCases.filter(\.isMeasurement) == [.ok, .diverged])
    #expect(CellOutcome.allCases.filter(\.isFailure) == [.timeout, .oom, .crashed, .error])
  }
}
