import Kernels
import Methods
import Testing

@Suite("Weight normalization")
struct WeightNormalizationTests {
  @Test("forward is g·W/‖W‖, so that ‖K‖ = g", arguments: Samples.kernelShapes)
  func forward(_ shape: KernelShape) throws {
    let probe = try TransformProbe(shape) { WeightNormalization($0) }
    probe.expectForward { filter, length in filter.map { length * $0 / filter.norm } }
    for filter in 0..<shape.outputs {
      let length = Double(probe.transform.parameters[0].value[filter])
      #expect(abs(Samples.filter(probe.kernel, filter).norm - length) <= 2e-7 * length)
    }
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes)
  func backward(_ shape: KernelShape) throws {
    try TransformProbe(shape) { WeightNormalization($0) }.expectBackward()
  }

  @Test("does not see the length of W, and its gradient is orthogonal to W")
  func invariance() throws {
    let shape = Samples.kernelShapes[0]
    let probe = try TransformProbe(shape) { WeightNormalization($0) }
    var scaled = probe
    scaled.raw = FilterBank(shape, values: probe.raw.values.map { 8 * $0 })
    #expect(scaled.kernel == probe.kernel)
    let gradient = probe.gradients.raw
    for filter in 0..<shape.outputs {
      let w = Samples.filter(probe.raw, filter), g = Samples.filter(gradient, filter)
      let dot = zip(w, g).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(dot) <= 1e-6 * w.norm * g.norm)
    }
  }

  @Test("starts at length 1, or the one asked for, without decay")
  func start() throws {
    let shape = KernelShape(outputs: 3, inputs: 2)
    let parameter = try #require(WeightNormalization(Samples.place(shape)).parameters.first)
    #expect(parameter.name == "conv.length")
    #expect(!parameter.decays)
    #expect(parameter.value.values == [1, 1, 1])
    let longer = WeightNormalization(Samples.place(shape), length: 2)
    #expect(longer.parameters[0].value.values == [2, 2, 2])
  }

  @Test("a filter of zeros stays zero")
  func zeros() throws {
    let shape = KernelShape(outputs: 3, inputs: 2)
    let probe = try TransformProbe(shape, raw: FilterBank(shape)) { WeightNormalization($0) }
    #expect(probe.kernel.values.allSatisfy { $0 == 0 })
    #expect(probe.gradients.raw.values.allSatisfy { $0.isFinite })
  }
}
