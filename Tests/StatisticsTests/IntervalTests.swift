import Statistics
import Testing

@Suite("Interval")
struct IntervalTests {
  @Test("the one-sided error rate is half of what the level leaves")
  func alpha() {
    expectClose(Interval(lower: 0, upper: 1, level: 0.9).alpha, 0.05)
  }

  @Test("both ends belong to it")
  func contains() {
    let interval = Interval(lower: -1, upper: 2, level: 0.9)
    #expect(interval.contains(-1) && interval.contains(2) && !interval.contains(2.1))
    #expect(Interval.unbounded(level: 0.9).contains(1e300))
  }

  @Test("widening moves both ends outwards, mapping moves them along")
  func changes() {
    let interval = Interval(lower: 1, upper: 2, level: 0.9)
    #expect(interval.widened(by: 0.5) == Interval(lower: 0.5, upper: 2.5, level: 0.9))
    #expect(interval.mapped { $0 * 10 } == Interval(lower: 10, upper: 20, level: 0.9))
  }
}
