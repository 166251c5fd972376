import Statistics
import Testing

@Suite("Bracketed Newton")
struct BracketedNewtonTests {
  // The search itself is not public; quantiles far out in the tails are where it has to work.
  @Test(
    "quantiles invert their distribution far into the tail",
    arguments: [1e-12, 1e-6, 0.3, 0.99]
  )
  func inverts(probability: Double) {
    expectClose(
      NormalDistribution.cumulative(NormalDistribution.quantile(probability)),
      probability
    )
    let student = StudentDistribution(degreesOfFreedom: 1)
    expectClose(student.cumulative(student.quantile(probability)), probability)
    let beta = IncompleteBeta.quantile(probability, 0.5, 40)
    expectClose(IncompleteBeta.regularized(beta, 0.5, 40), probability)
  }
}
