package import Kernels

/// Batch normalization for T training steps, then the affine map it has become.
///
/// After step T the running statistics are folded into scale and shift, and stay those of the
/// identity, mean 0 and variance 1 − ε, so that a checkpoint computes the same:
///
///     γ ← γ/√(σ² + ε)      β ← β − μ·γ/√(σ² + ε)
///
/// From then on nothing is normalized, in training as in inference.
///
/// - Source: an arm for Peerthum & Stamp 2023, arXiv 2303.12818: is normalization only a start?
package struct BatchNormFreeze: ActivationRule {
  private var norm: BatchNorm
  private var affine: Affine
  private var steps: Int
  private let limit: Int

  private static let epsilon = 1e-5

  package init(_ context: ActivationContext, steps: Int) {
    norm = BatchNorm(context, epsilon: Self.epsilon)
    affine = Affine(context)
    self.steps = 0
    limit = steps
  }

  private var isFrozen: Bool { steps > limit }

  package var parameters: [Parameter] {
    get { isFrozen ? affine.parameters : norm.parameters }
    set {
      affine.parameters = newValue
      norm.parameters = newValue
    }
  }

  package var statistics: [RunningStatistic] {
    get { norm.statistics }
    set { norm.statistics = newValue }
  }

  /// Also when nothing is normalized any more: gradients are compared with a value of the last map that
  /// was measured, and a map of step T would be a memory that no checkpoint has.
  package var needsMoments: Bool { true }
  package var usesValues: Bool { !isFrozen }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    if phase == .training {
      if steps == limit { fold() }
      steps = min(steps + 1, limit + 1)
    }
    if isFrozen {
      affine.forward(moments, phase, into: scale)
    } else {
      norm.forward(moments, phase, into: scale)
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    if isFrozen {
      affine.backward(gradient, into: coefficients)
    } else {
      norm.backward(gradient, into: coefficients)
    }
  }

  package mutating func resume(after passes: Int) { steps = min(steps + passes, limit + 1) }

  /// The velocities belong to other numbers, and start anew.
  private mutating func fold() {
    var parameters = norm.parameters
    var statistics = norm.statistics
    for channel in statistics[0].values.indices {
      let inverse = 1 / (Double(statistics[1].values[channel]) + Self.epsilon).squareRoot()
      let gamma = Double(parameters[0].value[channel]) * inverse
      parameters[0].value[channel] = Float(gamma)
      parameters[1].value[channel] -= Float(gamma * Double(statistics[0].values[channel]))
      statistics[0].values[channel] = 0
      statistics[1].values[channel] = Float(1 - Self.epsilon)
    }
    for index in parameters.indices {
      parameters[index].velocity = FilterBank(parameters[index].value.shape)
    }
    self.parameters = parameters
    self.statistics = statistics
  }
}

extension BatchNormFreeze {
  static var member: SlotMember {
    SlotMember(
      "bn-freeze",
      in: .activation,
      "BatchNorm for some steps, then the affine map it has become",
      source: .shiftAndScale("arm: normalization as a start only"),
      [SlotParameter("steps", 100, in: 0...1e9, isWhole: true)]
    ) { method, number in
      let steps = Int(number("steps"))
      method.activationRule = {
        $0.hasNormalization ? BatchNormFreeze($0, steps: steps) : nil
      }
    }
  }
}
