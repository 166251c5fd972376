import Kernels
import Methods
import Testing

@Suite("BatchNorm, then frozen")
struct BatchNormFreezeTests {
  @Test("until the step it is BatchNorm, bit for bit")
  func before() throws {
    let probe = try RuleProbe { BatchNormFreeze($0, steps: 3) }
    var ours = probe.rule, norm: any ActivationRule = BatchNorm(Samples.place(channels: 18))
    norm.parameters = ours.parameters
    for _ in 0..<3 { #expect(probe.forward(&ours) == probe.forward(&norm)) }
    #expect(ours.statistics == norm.statistics)
    probe.expectBackward()
  }

  @Test("after it the running statistics are part of scale and shift, and nothing is normalized")
  func after() throws {
    var probe = try RuleProbe { BatchNormFreeze($0, steps: 2) }
    var rule = probe.rule
    for _ in 0..<2 { _ = probe.forward(&rule) }
    probe.phase = .inference
    let inference = probe.forward(&rule).map(Double.init)
    probe.phase = .training
    #expect(worstError(probe.forward(&rule).map(Double.init), inference) < 1e-6)
    #expect(rule.needsMoments && !rule.usesValues)
    let kept = rule.statistics
    // A loaded model, which knows no steps, computes the same from parameters and statistics.
    var loaded: any ActivationRule = BatchNorm(Samples.place(channels: 18))
    loaded.parameters = rule.parameters
    loaded.statistics = rule.statistics
    probe.phase = .inference
    #expect(worstError(probe.forward(&loaded).map(Double.init), inference) < 1e-6)
    probe.phase = .training
    probe.rule = rule
    probe.expectBackward()
    #expect(rule.statistics == kept)
  }
}
