import Catalog
import Report
import Testing
import Verdicts

@Suite("SuiteSection")
struct SuiteSectionTests {
  @Test("a divergence is a measurement, a crash is not, and a gap is counted")
  func census() {
    #expect(SampleScorecard.learning.cellsMeasured == 36)
    #expect(SampleScorecard.learning.cellsNotRun == 3)
    #expect(SampleScorecard.other.cellsMeasured == 6)
    #expect(SampleScorecard.other.cellsNotRun == 0)
  }
}
