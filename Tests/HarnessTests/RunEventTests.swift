import Harness
import Store
import Testing

@Suite("RunEvent")
struct RunEventTests {
  @Test("measurements and interruptions are no failures")
  func failures() {
    var summary = RunSummary()
    #expect(summary.failures == 0)
    summary.outcomes = [
      .ok: 5, .diverged: 4, .interrupted: 3, .crashed: 2, .timeout: 1, .error: 1, .oom: 1,
    ]
    #expect(summary.failures == 5)
  }
}
