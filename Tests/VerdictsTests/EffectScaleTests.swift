import Catalog
import Foundation
import Testing
import Verdicts

@Suite("Effect scale")
struct EffectScaleTests {
  @Test("a ratio is tested on the log scale, decades are differences of decimal logarithms")
  func scales() {
    let made = HandMadeEvidence.pair([100, 110, 90], [10, 11, 9])
    let ratio = made.result(
      HandMadeEvidence.comparison(.superiority, margin: 5, effect: .ratio)
    )
    #expect(abs(ratio.effect - 10) < 1e-9 && ratio.unit == "×" && ratio.word == .replicated)
    let decades = made.result(
      HandMadeEvidence.comparison(.superiority, margin: 0.8, effect: .decades)
    )
    #expect(abs(decades.effect - 1) < 1e-9 && decades.unit == "decades")
    #expect(abs(pow(10, decades.lower) - ratio.lower) < 1e-6)
  }

  @Test("a negative value has no ratio")
  func negative() {
    let made = HandMadeEvidence.pair([1, 2, -1], [1, 2, 3])
    let result = made.result(
      HandMadeEvidence.comparison(.superiority, margin: 1, effect: .ratio)
    )
    #expect(result.word == .inconclusive && result.effect.isNaN && result.pValue == nil)
    #expect(result.warnings.contains { $0.contains("negative") })
  }
}
