import Statistics
import Testing

@Suite("Mann–Whitney")
struct MannWhitneyTests {
  @Test("statistic and exact p values agree with SciPy and with enumeration, ties included")
  func golden() throws {
    for row in try Golden.load().mannWhitney {
      let test = MannWhitney(Sample(row.treat), Sample(row.reference))
      expectClose(test.statistic, row.statistic)
      expectClose(test.pValue(.greater), row.greater)
      expectClose(test.pValue(.less), row.less)
      expectClose(test.pValue(.different), min(1, 2 * min(row.greater, row.less)))
    }
  }

  @Test("a value that was never reached is the top rank")
  func censored() {
    let test = MannWhitney(Sample([.infinity, .infinity, 9]), Sample([1, 2, 3]))
    #expect(test.superiority == 1)
    expectClose(test.pValue(.greater), 0.05)
  }
}
