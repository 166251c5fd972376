import Kernels
import Methods
import Testing

@Suite("Gradient rule")
struct GradientRuleTests {
  @Test("members of a slot act one after the other, and decay gives way to a regularizer")
  func several() throws {
    let method = try MethodRegistry.method("gradient=msr+unit-norm(strength=0.5)")
    let place = Samples.place(Samples.kernelShapes[0]), kernels = try Samples.kernels()
    let raw = Samples.kernel(place.shape), start = Samples.kernel(place.shape, seed: 2)
    var expected = start, found = start
    MeanShiftRejection().apply(to: &expected, raw: raw, kernels)
    UnitNormPull(strength: 0.5).apply(to: &expected, raw: raw, kernels)
    let rule = try #require(method.gradientRule(place))
    rule.apply(to: &found, raw: raw, kernels)
    #expect(found == expected && rule.replacesDecay)
    // A 1×1 kernel has no slices: only the second member stands there.
    #expect(method.gradientRule(Samples.place(Samples.kernelShapes[1])) is UnitNormPull)
  }
}
