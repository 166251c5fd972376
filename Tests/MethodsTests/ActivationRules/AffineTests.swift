import Kernels
import Methods
import Testing

@Suite("Affine")
struct AffineTests {
  @Test("forward is γ·x + β, in training and inference", arguments: Phase.allCases)
  func forward(_ phase: Phase) throws {
    var probe = try RuleProbe { Affine($0) }
    probe.phase = phase
    let scale = probe.rule.parameters[0].value, shift = probe.rule.parameters[1].value
    probe.expectForward { x in
      x.enumerated().map { index, x in
        let channel = probe.channel(index)
        return Double(scale[channel]) * x + Double(shift[channel])
      }
    }
  }

  @Test("backward agrees with differences")
  func backward() throws {
    try RuleProbe { Affine($0) }.expectBackward()
  }

  @Test("starts as the identity and needs no moments of x")
  func start() throws {
    let rule = Affine(Samples.place(channels: 3))
    #expect(rule.parameters.map(\.name) == ["norm.weight", "norm.bias"])
    #expect(rule.parameters.map(\.value.values) == [[1, 1, 1], [0, 0, 0]])
    #expect(!rule.isPerSample && !rule.needsMoments && !rule.needsMomentsInInference)
    #expect(rule.needsGradientMoments && !rule.usesValues && rule.statistics.isEmpty)
    var probe = try RuleProbe { Affine($0) }
    probe.rule = Affine(Samples.place(channels: 18))
    let outcome = probe.run()
    #expect(outcome.y == probe.x.values)
    #expect(outcome.inputGradient == probe.upper)
  }
}
