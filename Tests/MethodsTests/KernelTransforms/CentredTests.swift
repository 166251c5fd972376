import Kernels
import Methods
import Testing

@Suite("Centred kernels")
struct CentredTests {
  @Test("forward is W − mean(W)", arguments: Samples.kernelShapes)
  func forward(_ shape: KernelShape) throws {
    let probe = try TransformProbe(shape) { _ in Centred() }
    probe.expectForward { filter, _ in filter.map { $0 - filter.mean } }
    for filter in 0..<shape.outputs {
      #expect(abs(Samples.filter(probe.kernel, filter).mean) <= 1e-7)
    }
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes)
  func backward(_ shape: KernelShape) throws {
    let probe = try TransformProbe(shape) { _ in Centred() }
    probe.expectBackward()
    for filter in 0..<shape.outputs {
      #expect(abs(Samples.filter(probe.gradients.raw, filter).mean) <= 1e-7)
    }
  }

  @Test("trains nothing of its own")
  func parameters() {
    #expect(Centred().parameters.isEmpty)
  }
}
