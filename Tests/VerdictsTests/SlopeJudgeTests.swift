import Catalog
import Testing
import Verdicts

@Suite("Slope")
struct SlopeJudgeTests {
  /// Values of two methods at depths 1, 2, 4 with the slopes given per seed.
  func made(_ treat: [Double], _ reference: [Double]) -> HandMadeEvidence {
    var made = HandMadeEvidence()
    for depth in [1.0, 2, 4] {
      for (method, slopes) in [("pws", treat), ("bn", reference)] {
        made.add(
          ["method": .text(method), "depth": .number(depth)],
          slopes.map { 3 + $0 * depth }
        )
      }
    }
    return made
  }

  func check(_ type: CheckType = .slope, margin: Double = 0, band: [Double]? = nil) -> Check {
    var check = HandMadeEvidence.comparison(type, margin: margin)
    check.axis = "depth"
    check.band = band
    return check
  }

  @Test(
    "a difference of slopes against the margin gives all three words",
    arguments: [
      (CheckType.slope, 0.5, VerdictWord.replicated), (.slope, 1.5, .refuted),
      (.slope, 1, .inconclusive), (.interaction, 0.5, .replicated), (.interaction, 1.5, .refuted),
      (.interaction, 1, .inconclusive),
    ]
  )
  func words(type: CheckType, margin: Double, word: VerdictWord) {
    let result = made([1.1, 0.9, 1.05, 0.95], [0.05, -0.05, 0, 0.02])
      .result(check(type, margin: margin))
    #expect(result.word == word)
    #expect(result.unit == "pp per depth")
  }

  @Test(
    "a predicted slope lies inside or outside its band",
    arguments: [
      ([0.8, 1.2], VerdictWord.replicated), ([2, 3], .refuted), ([1, 3], .inconclusive),
    ]
  )
  func band(band: [Double], word: VerdictWord) {
    var alone = check(band: band)
    alone.reference = [:]
    #expect(made([1.1, 0.9, 1.05, 0.95], []).result(alone).word == word)
  }

  @Test("with a ratio the slope is the exponent of a power law")
  func exponent() {
    var made = HandMadeEvidence()
    for batch in [8.0, 16, 32] {
      made.add(["batch": .number(batch)], [5 / batch, 5.001 / batch, 4.999 / batch])
    }
    let check = Check(
      type: .slope,
      caseID: "train",
      metric: "accuracy",
      axis: "batch",
      effect: .ratio,
      band: [-1.1, -0.9]
    )
    let result = made.result(check)
    #expect(abs(result.effect + 1) < 1e-6 && result.unit.isEmpty && result.word == .replicated)
  }

  @Test("words along the axis stand at their places in the file")
  func words() {
    var made = HandMadeEvidence()
    made.matrix = [Axis(name: "size", values: [.text("small"), .text("large")])]
    for (method, gain) in [("pws", 5.0), ("bn", 1.0)] {
      for (size, place) in [("small", 0.0), ("large", 1.0)] {
        made.add(
          ["method": .text(method), "size": .text(size)],
          [0, 0.1, -0.1].map { $0 + place * (gain + $0) }
        )
      }
    }
    var check = check(.interaction, margin: 2)
    check.axis = "size"
    let result = made.result(check)
    #expect(abs(result.effect - 4) < 1e-9 && result.word == .replicated)
  }

  @Test("an infinite value bends the slope without bound and is announced")
  func infinite() {
    var evidence = made([1.1, 0.9, 1.05, 0.95], [0.05, -0.05, 0, 0.02])
    for index in evidence.cells.indices
    where evidence.cells[index].arm.label == "depth=4 method=pws" {
      evidence.cells[index].results["accuracy"] = .infinity
    }
    let result = evidence.result(check(margin: 0.5))
    #expect(result.effect == .infinity && result.word == .replicated)
    #expect(result.warnings.contains { $0.contains("infinite") })
  }
}
