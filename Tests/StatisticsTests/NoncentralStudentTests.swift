import Statistics
import Testing

@Suite("Noncentral Student distribution")
struct NoncentralStudentTests {
  @Test("tails agree with SciPy")
  func golden() throws {
    for row in try Golden.load().noncentral {
      let student = NoncentralStudent(degreesOfFreedom: row.df, noncentrality: row.noncentrality)
      expectClose(
        student.survival(row.t),
        row.survival,
        relative: 1e-8,
        "t \(row.t) df \(row.df) δ \(row.noncentrality)"
      )
    }
  }

  @Test("without an effect it is Student's distribution")
  func central() {
    let noncentral = NoncentralStudent(degreesOfFreedom: 6, noncentrality: 0)
    let central = StudentDistribution(degreesOfFreedom: 6)
    expectClose(noncentral.survival(1.3), central.survival(1.3), relative: 1e-9)
  }
}
