import Kernels
import Methods
import Testing

@Suite("Filter moments")
struct FilterMomentsTests {
  @Test("standardizations take away the mean and divide by the deviation", arguments: [3, 18])
  func standardized(_ outputs: Int) throws {
    let shape = KernelShape(outputs: outputs, inputs: 4, height: 3, width: 3)
    let raw = Samples.kernel(shape, mean: 3), kernels = try Samples.kernels()
    var transform = WeightStandardization(epsilon: 0), kernel = FilterBank(shape)
    transform.forward(raw, into: &kernel, kernels)
    for filter in 0..<outputs {
      let values = Samples.filter(kernel, filter)
      #expect(abs(values.mean) < 1e-5 && abs(values.squares / 35 - 1) < 1e-5)
    }
  }
}
