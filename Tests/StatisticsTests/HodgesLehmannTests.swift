import Statistics
import Testing

@Suite("Hodges–Lehmann")
struct HodgesLehmannTests {
  @Test("the interval holds the shifts that SciPy's exact test keeps")
  func golden() throws {
    for row in try Golden.load().hodgesLehmann {
      let shift = HodgesLehmann(Sample(row.treat), Sample(row.reference))
      expectClose(shift.value, row.value)
      let (interval, warnings) = shift.interval(level: row.level)
      if let expected = row.interval {
        expectClose(interval, expected)
      } else {
        #expect(interval == .unbounded(level: row.level))
        #expect(warnings == [.levelNotReached(level: row.level)])
      }
    }
  }

  @Test("infinities bound the interval on the other side only")
  func censored() {
    let shift = HodgesLehmann(Sample([5, 6, .infinity]), Sample([1, 2, 3]))
    let interval = shift.interval(level: 0.9).interval
    #expect(interval.lower == 2 && interval.upper == .infinity)
  }

  @Test("two equal infinities differ by nothing")
  func equal() {
    #expect(HodgesLehmann(Sample([.infinity]), Sample([.infinity])).value == 0)
  }
}
