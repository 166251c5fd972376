import Kernels
import Methods
import Testing

@Suite("Unit-norm initialization")
struct UnitNormTests {
  @Test("without zero mean, every filter has norm 1, and slices keep a mean")
  func norms() {
    let shape = KernelShape(outputs: 18, inputs: 4, height: 3, width: 3)
    let bank = InitializationSample.kernel(UnitNorm(hasZeroMean: false), shape)
    for filter in 0..<18 { #expect(abs(Samples.filter(bank, filter).norm - 1) < 1e-6) }
    let means = (0..<18).map { abs(Samples.filter(bank, $0).prefix(9).reduce(0, +)) }
    #expect((means.max() ?? 0) > 0.1)
    #expect(InitializationSample.followsStreams(UnitNorm(hasZeroMean: false)))
  }

  @Test(
    "with zero mean, every filter has norm 1, every slice mean 0",
    arguments: [1, 4, 64],
    [3, 5]
  )
  func slices(_ inputs: Int, _ extent: Int) {
    let shape = KernelShape(outputs: 20, inputs: inputs, height: extent, width: extent)
    let bank = InitializationSample.kernel(UnitNorm(hasZeroMean: true), shape)
    for filter in 0..<20 {
      #expect(abs(Samples.filter(bank, filter).norm - 1) <= 1e-6)
    }
    #expect(MeanShiftRejectionTests.sliceMeans(bank).allSatisfy { abs($0) <= 1e-7 })
    #expect(Samples.padding(bank).allSatisfy { $0 == 0 })
  }

  @Test("a 1×1 kernel has mean 0 over its inputs", arguments: [2, 16, 100])
  func pointwise(_ inputs: Int) {
    let shape = KernelShape(outputs: 20, inputs: inputs)
    let bank = InitializationSample.kernel(UnitNorm(hasZeroMean: true), shape)
    for filter in 0..<20 {
      let values = Samples.filter(bank, filter)
      #expect(abs(values.norm - 1) <= 1e-6)
      #expect(abs(values.mean) <= 1e-7)
    }
  }

  @Test("the numbers are uniform: bounded by √3 deviations, with a kurtosis of 1.8")
  func distribution() {
    let shape = KernelShape(outputs: 50, inputs: 2000)
    let bank = InitializationSample.kernel(UnitNorm(hasZeroMean: true), shape)
    let values = bank.values.map { Double($0) * 2000.0.squareRoot() }
    #expect(values.allSatisfy { abs($0) <= 1.05 * 3.0.squareRoot() })
    #expect(abs(values.map { $0 * $0 * $0 * $0 }.mean - 1.8) <= 0.03)
  }

  @Test("a stream gives the same kernel again, another stream or seed another one")
  func streams() {
    #expect(InitializationSample.followsStreams(UnitNorm(hasZeroMean: true)))
  }
}
