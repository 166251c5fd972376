import Report
import Testing

@Suite("MetricChangeText")
struct MetricChangeTextTests {
  @Test("a difference is shown with its interval, and why nothing is concluded")
  func lines() {
    let text = DiffFormat.text.text(of: SampleDiff.report())
    #expect(text.contains("test_accuracy  70 → 60 pp  −10.0 ["))
    #expect(text.contains("n = 2, needs 5"))
    #expect(text.contains("+0.200 [−0.485, +0.885]: inside the floor of 1 pp"))
    #expect(text.contains("step_time_ratio") && !text.contains("step_time "))
  }
}
