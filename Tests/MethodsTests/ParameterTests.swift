import Kernels
import Methods
import Testing

@Suite("Parameter")
struct ParameterTests {
  @Test("starts with gradient and velocity zero, of its own shape")
  func kernel() {
    let value = Samples.kernel(Samples.kernelShapes[0])
    let parameter = Parameter("conv.weight", value)
    #expect(parameter.name == "conv.weight")
    #expect(parameter.value == value)
    #expect(parameter.gradient == FilterBank(value.shape))
    #expect(parameter.velocity == FilterBank(value.shape))
    #expect(parameter.decays)
    #expect(parameter.rateFactor == 1)
  }

  @Test("a number per channel is a vector of one value")
  func vector() {
    let parameter = Parameter(
      "bn.weight",
      channels: 18,
      repeating: 0.5,
      decays: false,
      rateFactor: 0.25
    )
    #expect(parameter.value.shape == .vector(18))
    #expect(parameter.value.values == [Float](repeating: 0.5, count: 18))
    #expect(Samples.padding(parameter.value).allSatisfy { $0 == 0 })
    #expect(parameter.gradient.values.allSatisfy { $0 == 0 })
    #expect(!parameter.decays)
    #expect(parameter.rateFactor == 0.25)
  }

  @Test("a copy is a value of its own")
  func copies() {
    let first = Parameter("a", channels: 2, repeating: 1)
    var second = first
    second.value[1] = 5
    second.gradient[0] = 3
    #expect(first.value.values == [1, 1])
    #expect(first.gradient.values == [0, 0])
  }
}
