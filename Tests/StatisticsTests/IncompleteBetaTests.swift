import Statistics
import Testing

@Suite("Incomplete beta")
struct IncompleteBetaTests {
  @Test("values and quantiles agree with SciPy")
  func golden() throws {
    for row in try Golden.load().beta {
      let note = "x \(row.x) a \(row.a) b \(row.b)"
      expectClose(
        IncompleteBeta.regularized(row.x, row.a, row.b),
        row.value,
        relative: 1e-11,
        note
      )
      expectClose(
        IncompleteBeta.quantile(row.x, row.a, row.b),
        row.quantile,
        relative: 1e-10,
        note
      )
    }
  }

  @Test("the ends of the range are 0 and 1")
  func ends() {
    #expect(IncompleteBeta.regularized(0, 2, 3) == 0)
    #expect(IncompleteBeta.regularized(1, 2, 3) == 1)
    #expect(IncompleteBeta.quantile(0, 2, 3) == 0)
    #expect(IncompleteBeta.quantile(1, 2, 3) == 1)
  }
}
