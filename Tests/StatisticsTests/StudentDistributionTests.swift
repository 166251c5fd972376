import Statistics
import Testing

@Suite("Student distribution")
struct StudentDistributionTests {
  @Test("tails and quantiles agree with SciPy, also at fractional degrees of freedom")
  func golden() throws {
    for row in try Golden.load().student {
      let student = StudentDistribution(degreesOfFreedom: row.df)
      expectClose(student.survival(row.t), row.survival, relative: 1e-10, "t \(row.t) df \(row.df)")
      expectClose(
        student.quantile(row.probability),
        row.quantile,
        relative: 1e-9,
        "p \(row.probability) df \(row.df)"
      )
    }
  }

  @Test("the tail beyond infinity is empty")
  func ends() {
    let student = StudentDistribution(degreesOfFreedom: 3)
    #expect(student.survival(.infinity) == 0)
    #expect(student.survival(-.infinity) == 1)
    #expect(student.quantile(1) == .infinity)
  }
}
