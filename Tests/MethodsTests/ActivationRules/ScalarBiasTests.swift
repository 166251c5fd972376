import Kernels
import Methods
import Testing

@Suite("Scalar bias")
struct ScalarBiasTests {
  @Test("one number shifts every channel, and gradients agree with differences")
  func shift() throws {
    let probe = try RuleProbe { ScalarBias($0) }
    let shift = Double(probe.rule.parameters[0].value[0])
    #expect(shift != 0 && probe.rule.parameters.first?.decays == false)
    probe.expectForward { x in x.map { $0 + shift } }
    probe.expectBackward()
  }
}
