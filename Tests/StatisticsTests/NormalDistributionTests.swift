import Statistics
import Testing

@Suite("Normal distribution")
struct NormalDistributionTests {
  @Test("values and quantiles agree with SciPy")
  func golden() throws {
    for row in try Golden.load().normal {
      expectClose(NormalDistribution.cumulative(row.x), row.cumulative, relative: 1e-12)
      expectClose(NormalDistribution.quantile(row.probability), row.quantile, relative: 1e-9)
    }
  }

  @Test("certainty lies at infinity")
  func ends() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
  }
}
