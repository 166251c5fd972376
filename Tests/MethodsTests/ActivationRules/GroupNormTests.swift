import Kernels
import Methods
import Testing

@Suite("Group normalization")
struct GroupNormTests {
  /// LayerNorm, two groups that cross a block of sixteen, InstanceNorm.
  static let groups = [1, 2, 6, 18]

  /// γ·(x − μ)/√(σ² + ε) + β by sample and group, in double.
  private static func normalized(
    _ probe: RuleProbe,
    _ x: [Double],
    groups: Int,
    epsilon: Double = 1e-5
  ) -> [Double] {
    let width = probe.x.shape.channels / groups
    func group(_ index: Int) -> Int {
      probe.image(index) * groups + probe.channel(index) / width
    }
    var values = [[Double]](repeating: [], count: probe.x.shape.images * groups)
    for (index, x) in x.enumerated() { values[group(index)].append(x) }
    let p = probe.rule.parameters
    return x.enumerated().map { index, x in
      let all = values[group(index)], c = probe.channel(index)
      let deviation = (all.squares / Double(all.count) + epsilon).squareRoot()
      return Double(p[0].value[c]) * (x - all.mean) / deviation + Double(p[1].value[c])
    }
  }

  @Test("normalizes by sample and group", arguments: groups, [1e-5, 0.5])
  func forward(_ groups: Int, _ epsilon: Double) throws {
    let probe = try RuleProbe { GroupNorm($0, groups: groups, epsilon: epsilon) }
    probe.expectForward { Self.normalized(probe, $0, groups: groups, epsilon: epsilon) }
  }

  @Test("backward agrees with differences", arguments: groups, [1e-5, 0.5])
  func backward(_ groups: Int, _ epsilon: Double) throws {
    try RuleProbe { GroupNorm($0, groups: groups, epsilon: epsilon) }.expectBackward()
  }

  @Test("training and inference compute the same bits", arguments: groups)
  func phases(_ groups: Int) throws {
    var probe = try RuleProbe { GroupNorm($0, groups: groups) }
    var rule = probe.rule
    let training = probe.forward(&rule)
    probe.phase = .inference
    #expect(probe.forward(&rule) == training)
    #expect(rule.statistics.isEmpty)
  }

  @Test("a sample does not see the others")
  func samples() throws {
    let probe = try RuleProbe { GroupNorm($0, groups: 2) }
    var rule = probe.rule
    let before = probe.forward(&rule), half = before.count / 3
    var values = probe.x.values
    for index in half..<values.count { values[index] *= 5 }
    probe.x.assign(values)
    let after = probe.forward(&rule)
    #expect(after[..<half] == before[..<half])
    #expect(after[half...] != before[half...])
  }

  @Test("a mean a thousand times the deviation costs few digits")
  func farMean() throws {
    let probe = try RuleProbe(mean: 1000) { GroupNorm($0, groups: 2) }
    probe.expectForward(tolerance: 2e-4) { Self.normalized(probe, $0, groups: 2) }
  }

  @Test("asks for the moments of x in both phases, by sample")
  func needs() {
    let rule = GroupNorm(Samples.place(channels: 4), groups: 2)
    #expect(rule.needsMoments && rule.needsMomentsInInference)
    #expect(rule.needsGradientMoments && rule.usesValues && rule.isPerSample)
    #expect(rule.parameters.map(\.name) == ["norm.weight", "norm.bias"])
    #expect(rule.parameters.map(\.value.values) == [[1, 1, 1, 1], [0, 0, 0, 0]])
  }

  @Test("refuses groups that do not divide the channels")
  func refusal() async {
    await #expect(processExitsWith: .failure) {
      _ = GroupNorm(Samples.place(channels: 10), groups: 4)
    }
  }
}
