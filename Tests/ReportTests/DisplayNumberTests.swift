import Catalog
import Report
import Testing
import Verdicts

@Suite("DisplayNumber")
struct DisplayNumberTests {
  @Test(
    "significant digits stay, powers of ten only where needed",
    arguments: [
      (0.0, "0"), (1.0, "1.00"), (-0.5, "−0.500"), (12.345, "12.3"), (123456, "123456"),
      (0.000123, "0.000123"), (0.0000123, "1.23e−5"), (5e16, "5.00e16"), (.infinity, "+∞"),
      (-.infinity, "−∞"), (.nan, "–"),
    ]
  )
  func significant(value: Double, text: String) {
    #expect(DisplayNumber.significant(value) == text)
  }

  @Test(
    "measured values drop trailing zeros and name NaN",
    arguments: [
      (1.0, "1"), (0.8, "0.8"), (100, "100"), (71.25, "71.25"), (.nan, "NaN"), (3e-7, "3.000e−7"),
    ]
  )
  func value(value: Double, text: String) {
    #expect(DisplayNumber.value(value) == text)
  }

  @Test(
    "numbers that a person wrote stay as short",
    arguments: [(1.02, "1.02"), (-1, "−1"), (1e-6, "1e−6"), (2.5e-7, "2.5e−7"), (1e20, "1e20")]
  )
  func plain(value: Double, text: String) {
    #expect(DisplayNumber.plain(value) == text)
  }

  @Test("zero has no sign, and a minus is never a hyphen")
  func signs() {
    #expect(DisplayNumber.fixed(-0.04, decimals: 1, signed: true) == "0.0")
    #expect(DisplayNumber.fixed(0.06, decimals: 1, signed: true) == "+0.1")
    #expect(DisplayNumber.fixed(-0.06, decimals: 1, signed: true) == "−0.1")
    #expect(DisplayNumber.scientific(-3.14e-7) == "−3.14e−7")
  }

  @Test(
    "durations show two units",
    arguments: [
      (0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.6, "1 min 0 s"), (427, "7 min 7 s"),
      (3600, "1 h 0 min"), (.nan, "–"),
    ]
  )
  func duration(seconds: Double, text: String) {
    #expect(DisplayNumber.duration(seconds) == text)
  }

  @Test("small probabilities are bounds")
  func probability() {
    #expect(DisplayNumber.probability(0.00009) == "< 0.0001")
    #expect(DisplayNumber.probability(0.0123) == "0.012")
    #expect(DisplayNumber.probability(.nan) == "–")
    #expect(DisplayNumber.ascii(.nan) == "0.000")
  }
}
