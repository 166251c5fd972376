import Statistics
import Testing

@Suite("Sample")
struct SampleTests {
  @Test("mean, deviation and median agree with NumPy")
  func golden() throws {
    for row in try Golden.load().oneSample {
      let sample = Sample(row.values)
      expectClose(sample.mean, row.mean, relative: 1e-12)
      expectClose(sample.standardDeviation, row.deviation, relative: 1e-12)
      expectClose(sample.median, row.median, relative: 1e-12)
    }
  }

  @Test("correlation agrees with NumPy")
  func correlation() throws {
    for row in try Golden.load().paired {
      expectClose(
        Sample(row.treat).correlation(with: Sample(row.reference)),
        row.correlation,
        relative: 1e-10
      )
    }
  }

  @Test("infinities are the outermost ranks of the median")
  func infinities() {
    #expect(Sample([1, .infinity, 2]).median == 2)
    #expect(Sample([1, .infinity, .infinity]).median == .infinity)
    #expect(Sample([.infinity, .infinity]).median == .infinity)
    #expect(Sample([1, .infinity]).infiniteCount == 1)
    #expect(!Sample([1, .infinity]).isFinite)
  }

  @Test("equal values have no spread, whatever the rounding of their mean")
  func equal() {
    #expect(Sample([0.1, 0.1, 0.1]).variance == 0)
  }

  @Test("one value has a mean and no variance")
  func single() {
    #expect(Sample([4]).mean == 4)
    #expect(Sample([4]).variance.isNaN)
    #expect(Sample([]).median.isNaN)
  }
}
