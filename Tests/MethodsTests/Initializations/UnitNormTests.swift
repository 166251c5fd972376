import Kernels
import Methods
import Testing

@Suite("Unit norm")
struct UnitNormTests {
  @Test("every filter has norm 1, and slices keep a mean")
  func norms() {
    let shape = KernelShape(outputs: 18, inputs: 4, height: 3, width: 3)
    let bank = InitializationSample.kernel(UnitNorm(hasZeroMean: false), shape)
    for filter in 0..<18 { #expect(abs(Samples.filter(bank, filter).norm - 1) < 1e-6) }
    let means = (0..<18).map { abs(Samples.filter(bank, $0).prefix(9).reduce(0, +)) }
    #expect((means.max() ?? 0) > 0.1)
    #expect(InitializationSample.followsStreams(UnitNorm(hasZeroMean: false)))
  }
}
