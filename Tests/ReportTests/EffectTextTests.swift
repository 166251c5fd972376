import Catalog
import Report
import Testing
import Verdicts

@Suite("EffectText")
struct EffectTextTests {
  private func text(
    _ type: CheckType,
    _ effect: Double,
    _ lower: Double,
    _ upper: Double,
    unit: String = "",
    margin: Double = 1,
    band: [Double]? = nil
  ) -> EffectText {
    EffectText(
      result: CheckResult(
        check: SampleScorecard.check(type, metric: "m", margin: margin, band: band),
        word: .inconclusive,
        effect: effect,
        lower: lower,
        upper: upper,
        unit: unit,
        pValue: nil,
        treatCount: 3,
        referenceCount: 3,
        test: "",
        groups: [],
        warnings: [],
        explanation: []
      )
    )
  }

  @Test("the digits follow the width of the interval")
  func digits() {
    #expect(text(.superiority, -0.42, -1.63, 0.79, unit: "pp").text == "−0.4 pp [−1.6, +0.8]")
    #expect(text(.superiority, 1.11, 1.08, 1.14, unit: "×").text == "×1.110 [1.080, 1.140]")
    #expect(text(.threshold, 71.234, 70, 72.4).text == "71.2 [70.0, 72.4]")
    #expect(text(.superiority, 5e9, 1e9, 9e9).text == "+5.00e9 [+1.00e9, +9.00e9]")
  }

  @Test("what does not exist and what has no end are shown as such")
  func nonFinite() {
    #expect(text(.superiority, .nan, .nan, .nan).text == "–")
    #expect(text(.superiority, 2.4, 1.9, .infinity).text == "+2.40 [+1.90, +∞]")
    #expect(text(.fractionRecovered, .nan, -.infinity, .infinity).text == "[−∞, +∞]")
    #expect(text(.superiority, .infinity, 2, .infinity).text == "+∞ [+2.00, +∞]")
    #expect(text(.exact, 1e-8, 1e-8, 1e-8).text == "1.00e−8")
  }

  @Test("the bar is that of the rule")
  func bars() {
    #expect(text(.superiority, 0, 0, 0, unit: "pp", margin: 0.5).bar == "> +0.5 pp")
    #expect(text(.superiority, 1, 1, 1, unit: "×", margin: 1.02).bar == "> ×1.02")
    #expect(text(.nonInferiority, 0, 0, 0, unit: "pp").bar == "> −1 pp")
    #expect(text(.nonInferiority, 1, 1, 1, unit: "×", margin: 1.25).bar == "> ×0.8")
    #expect(text(.equivalence, 0, 0, 0, unit: "pp", margin: 2).bar == "within ±2 pp")
    #expect(text(.equivalence, 1, 1, 1, unit: "×", margin: 1.25).bar == "within ×0.800 … ×1.25")
    #expect(text(.slope, 0, 0, 0, band: [-1.1, -0.9]).bar == "in [−1.1, −0.9]")
    #expect(text(.slope, 0, 0, 0, margin: 0).bar == "> 0")
    #expect(text(.order, 0, 0, 0, margin: 0.5).bar == "every step > +0.5")
  }

  @Test("the level belongs to the one-sided error rate")
  func level() {
    #expect(text(.superiority, 0, 0, 0).levelPercent == "90")
  }
}
