import Kernels
import Methods
import Testing

@Suite("Method slots")
struct MethodSlotsTests {
  @Test("a slot that is not named holds what the name before the slots does")
  func bases() throws {
    let method = try MethodRegistry.method("pws,gradient=gc")
    #expect(method.kernelTransform(Samples.place(Samples.kernelShapes[0])) != nil)
    #expect(method.activationRule(Samples.place(channels: 4)) is Bias)
    #expect(method.gradientRule(Samples.place(Samples.kernelShapes[0])) is GradientCentralization)
  }
}
