import Kernels
import Methods
import Testing

@Suite("Noise")
struct NoiseTests {
  private static func noise(
    _ inner: (any ActivationRule)? = nil,
    seed: UInt64 = 1,
    place: Int = 2
  )
    -> Noise
  {
    Noise(inner, delta: 0.1, seed: seed, place: place)
  }

  @Test("factors lie between 1 − δ and 1 + δ, one per sample and channel, and average to one")
  func factors() throws {
    let shape = MapShape(images: 20, channels: 50, height: 2, width: 2)
    let probe = try RuleProbe(shape, mean: 3) { _ in Self.noise() }
    var rule = probe.rule
    let ratios = zip(probe.forward(&rule), probe.x.values).map { $0 / $1 }
    var sum: Float = 0
    for start in stride(from: 0, to: ratios.count, by: 4) {
      #expect(ratios[start..<start + 4].allSatisfy { abs($0 - ratios[start]) < 1e-5 })
      #expect((0.899...1.101).contains(ratios[start]))
      sum += ratios[start]
    }
    #expect(abs(sum / 1000 - 1) < 0.01)
    #expect((ratios.max() ?? 0) > 1.09 && (ratios.min() ?? 1) < 0.91)
  }

  @Test("another step, seed or place draws other factors; inference draws none")
  func streams() throws {
    var probe = try RuleProbe { _ in Self.noise() }
    var first = probe.rule
    let outputs = [probe.forward(&first), probe.forward(&first)]
    var again: any ActivationRule = Self.noise()
    #expect(probe.forward(&again) == outputs[0])
    var others: [any ActivationRule] = [Self.noise(seed: 2), Self.noise(place: 3)]
    for index in others.indices { #expect(probe.forward(&others[index]) != outputs[0]) }
    #expect(outputs[0] != outputs[1])
    probe.phase = .inference
    #expect(probe.forward(&first) == probe.x.values)
  }

  @Test("the gradients agree with differences of the same noise")
  func backward() throws {
    try RuleProbe { _ in Self.noise() }.expectBackward()
    try RuleProbe { Self.noise(Bias($0)) }.expectBackward()
    try RuleProbe { Self.noise(BatchNorm($0)) }.expectBackward()
    try RuleProbe { Self.noise(GroupNorm($0, groups: 3)) }.expectBackward()
  }
}
