import Statistics
import Testing

@Suite("Linear fit")
struct LinearFitTests {
  @Test("slope, intercept and interval agree with SciPy")
  func golden() throws {
    for row in try Golden.load().line {
      let fit = try #require(LinearFit(abscissas: row.x, ordinates: row.y))
      expectClose(fit.slope.value, row.slope)
      expectClose(fit.intercept, row.intercept, relative: 1e-8)
      expectClose(fit.slope.standardError, row.error, relative: 1e-8)
      expectClose(fit.slope.interval(level: row.level), row.interval, relative: 1e-8)
    }
  }

  @Test("two points have a slope and no interval, one abscissa has neither")
  func degenerate() throws {
    let fit = try #require(LinearFit(abscissas: [1, 3], ordinates: [0, 4]))
    #expect(fit.slope.value == 2)
    #expect(fit.slope.interval(level: 0.9) == .unbounded(level: 0.9))
    #expect(LinearFit(abscissas: [2, 2], ordinates: [0, 4]) == nil)
  }

  @Test("an infinite value bends the line to its side")
  func limits() {
    let x = [1.0, 2, 3, 4]
    #expect(LinearFit.limitingSlope(abscissas: x, ordinates: [0, 1, 2, .infinity]) == .infinity)
    #expect(LinearFit.limitingSlope(abscissas: x, ordinates: [.infinity, 1, 2, 3]) == -.infinity)
    #expect(
      LinearFit.limitingSlope(abscissas: x, ordinates: [.infinity, 1, 2, .infinity]).isNaN
    )
    expectClose(LinearFit.limitingSlope(abscissas: x, ordinates: [0, 2, 4, 6]), 2)
  }
}
