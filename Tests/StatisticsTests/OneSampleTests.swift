import Statistics
import Testing

@Suite("One sample")
struct OneSampleTests {
  @Test("interval and p value of a mean agree with SciPy")
  func golden() throws {
    for row in try Golden.load().oneSample {
      let estimate = StudentEstimate.mean(of: Sample(row.values))
      expectClose(estimate.interval(level: row.level), row.interval)
      expectClose(estimate.pValue(above: row.margin), row.above)
    }
  }

  @Test("interval and p value of a paired difference agree with SciPy")
  func paired() throws {
    for row in try Golden.load().paired {
      let estimate = StudentEstimate.paired(Sample(row.treat), Sample(row.reference))
      expectClose(estimate.interval(level: row.level), row.interval)
      expectClose(estimate.pValue(above: 0), row.above)
    }
  }

  @Test("one value says so, equal values say so")
  func warnings() {
    #expect(StudentEstimate.mean(of: Sample([1])).warnings == [.tooFew(count: 1, needed: 2)])
    #expect(StudentEstimate.mean(of: Sample([1, 1])).warnings == [.noSpread])
  }
}
