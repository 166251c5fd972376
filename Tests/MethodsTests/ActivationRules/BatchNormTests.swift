import Kernels
import Methods
import Testing

@Suite("Batch normalization")
struct BatchNormTests {
  /// The numbers of every channel over batch and pixels, in double.
  private static func channels(_ probe: RuleProbe, _ x: [Double]) -> [[Double]] {
    var channels = [[Double]](repeating: [], count: probe.x.shape.channels)
    for (index, value) in x.enumerated() { channels[probe.channel(index)].append(value) }
    return channels
  }

  /// γ·(x − μ)/√(σ² + ε) + β of every number.
  private static func normalized(
    _ probe: RuleProbe,
    _ x: [Double],
    epsilon: Double = 1e-5
  ) -> [Double] {
    let channels = channels(probe, x)
    return x.enumerated().map { index, x in
      let c = probe.channel(index), values = channels[c]
      let normal =
        (x - values.mean)
        / (values.squares / Double(values.count) + epsilon).squareRoot()
      let p = probe.rule.parameters
      return p.isEmpty ? normal : Double(p[0].value[c]) * normal + Double(p[1].value[c])
    }
  }

  @Test("training normalizes by the batch", arguments: [true, false], [1e-5, 0.5])
  func training(_ affine: Bool, _ epsilon: Double) throws {
    let probe = try RuleProbe { BatchNorm($0, affine: affine, epsilon: epsilon) }
    #expect(probe.rule.parameters.isEmpty != affine)
    probe.expectForward { Self.normalized(probe, $0, epsilon: epsilon) }
  }

  @Test("backward agrees with differences", arguments: [true, false], [1e-5, 0.5])
  func backward(_ affine: Bool, _ epsilon: Double) throws {
    try RuleProbe { BatchNorm($0, affine: affine, epsilon: epsilon) }.expectBackward()
  }

  @Test("a mean a thousand times the deviation costs few digits")
  func farMean() throws {
    let probe = try RuleProbe(mean: 1000) { BatchNorm($0) }
    probe.expectForward(tolerance: 2e-4) { Self.normalized(probe, $0) }
    let near = try RuleProbe(mean: 0) { BatchNorm($0) }
    // The gradient does not depend on the mean.
    let error = worstError(
      probe.run().inputGradient.map(Double.init),
      near.run().inputGradient.map(Double.init)
    )
    #expect(error <= 1e-3)
  }

  @Test("running statistics move a tenth towards the batch, the variance unbiased")
  func statistics() throws {
    let probe = try RuleProbe { BatchNorm($0) }
    #expect(probe.rule.statistics.map(\.name) == ["norm.running_mean", "norm.running_var"])
    #expect(probe.rule.statistics[0].values == [Float](repeating: 0, count: 18))
    #expect(probe.rule.statistics[1].values == [Float](repeating: 1, count: 18))
    var rule = probe.rule
    _ = probe.forward(&rule)
    let channels = Self.channels(probe, probe.x.values.map(Double.init))
    let means = channels.map { 0.1 * $0.mean }
    let variances = channels.map { 0.9 + 0.1 * $0.squares / Double($0.count - 1) }
    #expect(worstError(rule.statistics[0].values.map(Double.init), means) <= 1e-6)
    #expect(worstError(rule.statistics[1].values.map(Double.init), variances) <= 1e-6)
    // A second batch moves them on from where they are.
    _ = probe.forward(&rule)
    #expect(
      worstError(rule.statistics[0].values.map(Double.init), means.map { 1.9 * $0 }) <= 1e-6
    )
  }

  @Test("inference normalizes by the running statistics, and leaves them alone")
  func inference() throws {
    var probe = try RuleProbe { BatchNorm($0) }
    _ = probe.forward(&probe.rule)
    probe.phase = .inference
    let before = probe.rule.statistics, p = probe.rule.parameters
    probe.expectForward { x in
      x.enumerated().map { index, x in
        let c = probe.channel(index)
        let deviation = (Double(before[1].values[c]) + 1e-5).squareRoot()
        return Double(p[0].value[c]) * (x - Double(before[0].values[c])) / deviation
          + Double(p[1].value[c])
      }
    }
    _ = probe.forward(&probe.rule)
    #expect(probe.rule.statistics == before)
  }

  @Test("asks for the moments of x in training alone, and shares its scale among samples")
  func needs() {
    let rule = BatchNorm(Samples.place(channels: 4))
    #expect(rule.needsMoments && !rule.needsMomentsInInference)
    #expect(rule.needsGradientMoments && rule.usesValues && !rule.isPerSample)
    #expect(rule.parameters.map(\.name) == ["norm.weight", "norm.bias"])
    #expect(rule.parameters.map(\.value.values) == [[1, 1, 1, 1], [0, 0, 0, 0]])
    #expect(BatchNorm(Samples.place(channels: 4), affine: false).parameters.isEmpty)
  }

  @Test("one number per channel keeps the running variance finite")
  func single() throws {
    let probe = try RuleProbe(MapShape(images: 1, channels: 2, height: 1, width: 1)) {
      BatchNorm($0)
    }
    let outcome = probe.run()
    #expect(outcome.rule.statistics[1].values.allSatisfy { $0.isFinite })
    // The only number of a channel is its mean.
    #expect(
      worstError(
        outcome.y.map(Double.init),
        probe.rule.parameters[1].value.values.map(Double.init)
      ) <= 1e-4
    )
    #expect(outcome.inputGradient.allSatisfy { $0.isFinite })
  }
}
