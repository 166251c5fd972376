import Testing
import Training

@Suite("Trend line")
struct TrendLineTests {
  @Test("a line has its own slope")
  func lines() {
    #expect(TrendLine.slope([1, 3, 5, 7]) == 2)
    #expect(TrendLine.slope([4, 3]) == -1)
    #expect(TrendLine.slope([6, 6, 6]) == 0)
  }

  @Test("other values have the slope of least squares")
  func leastSquares() {
    // Σ(i − 1.5)(y − ȳ) = 8.5 and Σ(i − 1.5)² = 5.
    #expect(abs(TrendLine.slope([0, 1, 5, 4]) - 1.6) < 1e-15)
  }

  @Test("fewer than two values have no slope")
  func few() {
    #expect(TrendLine.slope([]) == 0)
    #expect(TrendLine.slope([3]) == 0)
  }

  @Test("the decimal logarithm of powers of ten")
  func logarithm() {
    for exponent in -5...5 {
      let power = (0..<abs(exponent)).reduce(1.0) { x, _ in exponent < 0 ? x / 10 : x * 10 }
      #expect(abs(TrendLine.log10(power) - Double(exponent)) < 1e-14)
    }
    #expect(TrendLine.log10(0) == -.infinity)
    #expect(TrendLine.log10(.infinity) == .infinity)
    #expect(TrendLine.log10(-1).isNaN)
  }
}
