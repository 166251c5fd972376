import Testing
import Verdicts

@Suite("Agreement with the paper")
struct AgreementIntervalTests {
  @Test(
    "the paper's number against the interval",
    arguments: [
      (2.0, 1.0, 3.0, "pp", Agreement.consistent), (4, 1, 3, "pp", .smaller),
      (0.5, 1, 3, "pp", .larger), (-1, 1, 3, "pp", .opposite), (-1, -3, -2, "pp", .larger),
      (-5, -3, -2, "pp", .smaller), (-4, -3, 1, "pp", .smaller), (1, -3, -2, "pp", .opposite),
      (1.5, 1.1, 1.3, "×", .smaller), (0.8, 1.1, 1.3, "×", .opposite), (1, 1.1, 1.3, "×", .larger),
      (0, -3, -2, "pp", .larger), (4, 5, .infinity, "log2", .larger),
    ]
  )
  func words(paper: Double, lower: Double, upper: Double, unit: String, word: Agreement) {
    #expect(Agreement(paper: paper, lower: lower, upper: upper, unit: unit) == word)
  }

  @Test("without a number, or without an interval, there is nothing to compare")
  func none() {
    #expect(Agreement(paper: nil, lower: 1, upper: 2, unit: "") == .noNumber)
    #expect(Agreement(paper: 1, lower: .nan, upper: .nan, unit: "") == .noNumber)
    #expect(Agreement(paper: 1, lower: -.infinity, upper: .infinity, unit: "") == .noNumber)
  }
}
