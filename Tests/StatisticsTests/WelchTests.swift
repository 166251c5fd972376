import Statistics
import Testing

@Suite("Welch")
struct WelchTests {
  @Test("degrees of freedom, interval and p values agree with SciPy")
  func golden() throws {
    for row in try Golden.load().welch {
      let estimate = StudentEstimate.welch(Sample(row.treat), Sample(row.reference))
      expectClose(estimate.degreesOfFreedom, row.degrees)
      expectClose(estimate.interval(level: row.level), row.interval)
      expectClose(estimate.pValue(above: row.margin), row.above)
      expectClose(estimate.pValue(differentFrom: 0), row.different)
    }
  }

  @Test("a group of one has no interval, two constant groups have a point")
  func degenerate() {
    let single = StudentEstimate.welch(Sample([1]), Sample([1, 2, 3]))
    #expect(single.warnings == [.tooFew(count: 1, needed: 2)])
    #expect(single.interval(level: 0.9) == .unbounded(level: 0.9))
    let constant = StudentEstimate.welch(Sample([3, 3]), Sample([1, 1]))
    #expect(constant.warnings == [.noSpread])
    #expect(constant.interval(level: 0.9) == Interval(lower: 2, upper: 2, level: 0.9))
  }

  @Test("at a true difference equal to the margin each false verdict is at most α")
  func errorRate() {
    // Unequal spreads and few seeds, where the pooled t test would fail.
    var random = SplitMix(state: 7)
    let (runs, margin, alpha) = (20_000, 0.5, 0.05)
    var (replicated, refuted) = (0, 0)
    for _ in 0..<runs {
      let treat = Sample((0..<5).map { _ in margin + 2 * random.normal() })
      let reference = Sample((0..<5).map { _ in random.normal() })
      let interval = StudentEstimate.welch(treat, reference).interval(level: 1 - 2 * alpha)
      if interval.lower > margin { replicated += 1 }
      if interval.upper < margin { refuted += 1 }
    }
    // Four standard deviations of a binomial count.
    let expected = alpha * Double(runs)
    let allowance = 4 * (expected * (1 - alpha)).squareRoot()
    #expect(Double(replicated) <= expected + allowance)
    #expect(Double(refuted) <= expected + allowance)
    // A test that never rejected would pass the two lines above.
    #expect(Double(replicated) > expected / 2 && Double(refuted) > expected / 2)
  }
}
