import Statistics
import Testing

@Suite("Geometric ratio")
struct GeometricRatioTests {
  @Test("ratio and intervals agree with SciPy on the log scale")
  func golden() throws {
    for row in try Golden.load().ratio {
      let ratio = GeometricRatio(Sample(row.treat), Sample(row.reference))
      expectClose(ratio.value, row.ratio)
      expectClose(ratio.interval(level: row.level), row.interval)
      let paired = GeometricRatio(paired: Sample(row.treat), Sample(row.reference))
      expectClose(paired.interval(level: row.level), row.paired)
    }
  }
}
