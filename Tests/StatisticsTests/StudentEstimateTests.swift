import Statistics
import Testing

@Suite("Student estimate")
struct StudentEstimateTests {
  @Test("the p value is at α exactly when the end of the interval is at the margin")
  func dual() {
    let estimate = StudentEstimate(value: 2, standardError: 0.7, degreesOfFreedom: 5.5)
    let interval = estimate.interval(level: 0.9)
    expectClose(estimate.pValue(above: interval.lower), 0.05)
    expectClose(estimate.pValue(below: interval.upper), 0.05)
  }

  @Test("without spread the interval is the value and the p values are certain")
  func degenerate() {
    let estimate = StudentEstimate(value: 2, standardError: 0, degreesOfFreedom: 4)
    #expect(estimate.interval(level: 0.9) == Interval(lower: 2, upper: 2, level: 0.9))
    #expect(estimate.pValue(above: 1) == 0)
    #expect(estimate.pValue(above: 2) == 1)
    #expect(estimate.pValue(below: 2) == 1)
  }

  @Test("an unknown spread gives the unbounded interval")
  func unknown() {
    let estimate = StudentEstimate(value: 2, standardError: .infinity, degreesOfFreedom: 1)
    #expect(estimate.interval(level: 0.9) == .unbounded(level: 0.9))
    #expect(estimate.pValue(above: -100) == 0.5)
  }
}
