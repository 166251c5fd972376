import Kernels
import Methods
import Testing

@Suite("Bias")
struct BiasTests {
  @Test("forward is x + β, in training and inference", arguments: Phase.allCases)
  func forward(_ phase: Phase) throws {
    var probe = try RuleProbe { Bias($0) }
    probe.phase = phase
    let shift = probe.rule.parameters[0].value
    probe.expectForward { x in
      x.enumerated().map { $0.element + Double(shift[probe.channel($0.offset)]) }
    }
  }

  @Test("backward agrees with differences, and the gradient passes unchanged")
  func backward() throws {
    let probe = try RuleProbe { Bias($0) }
    probe.expectBackward()
    #expect(probe.run().inputGradient == probe.upper)
  }

  @Test("starts at zero, belongs to the convolution, and needs no moments of x")
  func start() {
    let rule = Bias(Samples.place(channels: 3))
    #expect(rule.parameters.map(\.name) == ["conv.bias"])
    #expect(rule.parameters[0].value.values == [0, 0, 0])
    #expect(rule.parameters[0].decays)
    #expect(!rule.isPerSample && !rule.needsMoments && !rule.needsMomentsInInference)
    #expect(rule.needsGradientMoments && !rule.usesValues && rule.statistics.isEmpty)
  }

  @Test("passes the gradient without moments, too")
  func withoutMoments() {
    var rule = Bias(Samples.place(channels: 2))
    let coefficients = ChannelTable(rows: 1, channels: 2, columns: 3)
    rule.backward(nil, into: coefficients)
    #expect((0..<3).map { coefficients[0, 1, $0] } == [1, 0, 0])
    #expect(rule.parameters[0].gradient.values == [0, 0])
  }
}
