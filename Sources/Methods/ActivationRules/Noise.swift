package import Kernels

/// Multiplicative noise per sample and channel, in training only: y = u·r(x), u ~ U(1 − δ, 1 + δ).
///
/// r is the rule that stands there otherwise. It stands at the input of each block, before skip and
/// branch. Every factor is a word of its own of a counter-based stream, found from (seed, place, step,
/// sample, channel): the noise depends on no thread. Backward: dr = u·dy.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, and the authors' code, δ = 0.1.
package struct Noise: ScalingRule {
  package var scaled: ScaledRule
  private let delta: Float
  private var random: RandomSource
  /// Training passes so far.
  private var step: UInt64 = 0
  /// u of the last pass, per (sample, channel).
  private var factors: [Float] = []

  package init(_ inner: (any ActivationRule)?, delta: Double, seed: UInt64, place: Int) {
    scaled = ScaledRule(inner)
    self.delta = Float(delta)
    random = RandomSource(seed: seed, purpose: .noise, stream: UInt64(place))
  }

  package var parameters: [Parameter] {
    get { scaled.inner?.parameters ?? [] }
    set { scaled.inner?.parameters = newValue }
  }

  package var isPerSample: Bool { true }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    draw(scale.rows * scale.channels, phase)
    let factors = factors
    let channels = scale.channels
    scaled.forward(moments, phase, into: scale) { factors[$0 * channels + $1] }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    let factors = factors
    let channels = coefficients.channels
    scaled.backward(gradient, into: coefficients) { factors[$0 * channels + $1] }
  }

  package mutating func adapt(to output: FirstOutput) -> Bool {
    scaled.inner?.adapt(to: output) ?? false
  }

  package mutating func resume(after passes: Int) {
    step += UInt64(passes)
    scaled.inner?.resume(after: passes)
  }

  private mutating func draw(_ count: Int, _ phase: Phase) {
    guard phase == .training else {
      factors = [Float](repeating: 1, count: count)
      return
    }
    random.seek(to: step * UInt64(count))
    factors = (0..<count).map { _ in random.uniform(in: 1 - delta...1 + delta) }
    step += 1
  }
}

extension Noise {
  /// It joins any other rule, `bn+noise`.
  static var member: SlotMember {
    SlotMember(
      "noise",
      in: .activation,
      "multiplicative noise at the input of each block, in training only",
      source: .rejection("noise, δ = 0.1"),
      [SlotParameter("delta", 0.1, in: 0.001...1)]
    ) { method, number in method.noise = number("delta") }
  }
}
