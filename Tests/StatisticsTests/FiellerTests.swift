import Statistics
import Testing

@Suite("Fieller")
struct FiellerTests {
  @Test("the interval ends where the t test turns, by SciPy's root search")
  func golden() throws {
    for row in try Golden.load().fieller {
      let fraction = Fieller(
        treat: Sample(row.treat),
        reference: Sample(row.reference),
        none: Sample(row.none)
      )
      expectClose(fraction.value, row.value)
      expectClose(fraction.degreesOfFreedom, row.degrees)
      let (interval, warnings) = fraction.interval(level: row.level)
      if let expected = row.interval {
        expectClose(interval, expected, relative: 1e-7)
        expectClose(fraction.pValue(above: interval.lower), 0.05, relative: 1e-6)
        expectClose(fraction.pValue(below: interval.upper), 0.05, relative: 1e-6)
      } else {
        #expect(interval == .unbounded(level: row.level))
        #expect(warnings == [.denominatorHoldsZero])
      }
    }
  }

  @Test("a negative denominator turns numerator and p values alike")
  func negative() {
    let fraction = Fieller(
      treat: Sample([-4, -4.2, -3.8]),
      reference: Sample([-5, -5.1, -4.9]),
      none: Sample([0, 0.1, -0.1])
    )
    expectClose(fraction.value, 0.8)
    #expect(fraction.pValue(above: 0.5) < 0.01)
    #expect(fraction.interval(level: 0.9).interval.lower > 0.5)
  }

  @Test("one seed leaves the interval unbounded")
  func single() {
    let fraction = Fieller(treat: Sample([4]), reference: Sample([5]), none: Sample([0]))
    #expect(fraction.interval(level: 0.9).interval == .unbounded(level: 0.9))
  }
}
