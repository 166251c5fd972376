import Statistics
import Testing

@Suite("Median interval")
struct MedianIntervalTests {
  @Test("the interval and the sign test agree with SciPy")
  func golden() throws {
    for row in try Golden.load().median {
      let median = MedianInterval(Sample(row.values))
      let (interval, warnings) = median.interval(level: row.level)
      expectClose(median.pValue(above: row.margin), row.above)
      if let expected = row.interval {
        expectClose(interval, expected)
      } else {
        #expect(interval == .unbounded(level: row.level))
        #expect(warnings == [.levelNotReached(level: row.level)])
      }
    }
  }

  @Test("no value gives no interval")
  func empty() {
    #expect(MedianInterval(Sample([])).interval(level: 0.9).interval == .unbounded(level: 0.9))
  }
}
