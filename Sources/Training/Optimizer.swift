public import Kernels
public import Methods

/// Stochastic gradient descent with momentum and weight decay.
///
///     g ← ∂L/∂w + decay·w      v ← momentum·v + g      w ← w − rate·v
///
/// with g + momentum·v in place of v under Nesterov. Decay is added to the gradient, as in PyTorch.
public struct Optimizer: Sendable, Hashable {
  /// The factor on past gradients, dimensionless.
  public var momentum: Double
  /// The pull of weights to zero, added to the gradient, dimensionless.
  public var weightDecay: Double
  /// Whether the gradient is looked at one step ahead.
  public var nesterov: Bool

  /// The factor on the learning rate of biases, dimensionless.
  public var biasRateFactor: Double = 1
  /// The factor on the learning rate of the classifier, its bias included, dimensionless.
  public var classifierRateFactor: Double = 1

  /// Creates an optimizer.
  public init(momentum: Double = 0.9, weightDecay: Double = 0, nesterov: Bool = false) {
    self.momentum = momentum
    self.weightDecay = weightDecay
    self.nesterov = nesterov
  }

  /// Takes one step with a learning rate.
  public func step(_ parameter: inout Parameter, rate: Double, _ kernels: KernelTable) {
    kernels.descend(
      &parameter.value,
      velocity: &parameter.velocity,
      gradient: parameter.gradient,
      rate: Float(rate * parameter.rateFactor * groupFactor(parameter.name)),
      momentum: Float(momentum),
      decay: parameter.decays ? Float(weightDecay) : 0,
      nesterov: nesterov
    )
  }

  /// The factor of a parameter's group, which its name tells: `fc.weight`, `conv1.bias`.
  private func groupFactor(_ name: String) -> Double {
    if name.hasPrefix("fc.") { return classifierRateFactor }
    return name.hasSuffix("bias") ? biasRateFactor : 1
  }
}
