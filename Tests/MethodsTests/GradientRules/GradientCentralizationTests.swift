import Kernels
import Methods
import Testing

@Suite("Gradient centralization")
struct GradientCentralizationTests {
  @Test("subtracts the mean of every filter", arguments: Samples.kernelShapes)
  func centred(_ shape: KernelShape) throws {
    let before = Samples.kernel(shape)
    var after = before
    GradientCentralization().apply(
      to: &after,
      raw: Samples.kernel(shape, seed: 2),
      try Samples.kernels()
    )
    for filter in 0..<shape.outputs {
      let values = Samples.filter(before, filter), ours = Samples.filter(after, filter)
      #expect(worstError(ours, values.map { $0 - values.mean }) <= 3e-7)
      #expect(abs(ours.mean) <= 1e-7)
    }
    #expect(Samples.padding(after).allSatisfy { $0 == 0 })
  }

  @Test("a filter's slices may keep means, other than under mean shift rejection")
  func slices() throws {
    let shape = Samples.kernelShapes[0]
    var after = Samples.kernel(shape)
    GradientCentralization().apply(to: &after, raw: after, try Samples.kernels())
    #expect(MeanShiftRejectionTests.sliceMeans(after).contains { abs($0) > 0.01 })
  }
}
