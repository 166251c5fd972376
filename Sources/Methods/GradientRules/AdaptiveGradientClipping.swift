package import Kernels

/// A gradient no longer than a share of its filter: g_o ← g_o·min(1, λ·max(‖W_o‖, ε)/‖g_o‖).
///
/// - Source: Brock, De, Smith, Simonyan 2021, arXiv 2102.06171, equation 3.
package struct AdaptiveGradientClipping: GradientRule {
  /// λ of the formula, dimensionless.
  package let clip: Double
  private let epsilon: Double

  package init(clip: Double = 0.01, epsilon: Double = 1e-3) {
    self.clip = clip
    self.epsilon = epsilon
  }

  package func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    let weights = raw.dots(raw, kernels)
    let gradients = gradient.dots(gradient, kernels)
    let scale = zip(weights, gradients).map { weight, gradient in
      min(1, clip * max(weight.squareRoot(), epsilon) / max(gradient.squareRoot(), 1e-6))
    }
    gradient.assign(
      scale,
      gradient,
      plus: [Double](repeating: 0, count: scale.count),
      kernels
    )
  }
}

extension AdaptiveGradientClipping {
  static var member: SlotMember {
    SlotMember(
      "agc",
      in: .gradient,
      "gradients clipped to a share of their filter's norm",
      source: Citation("Brock et al. 2021, arXiv 2102.06171", place: "λ = 0.01"),
      [SlotParameter("clip", 0.01, in: 1e-6...1e3)]
    ) { method, number in
      let clip = number("clip")
      method.add { _ in AdaptiveGradientClipping(clip: clip) }
    }
  }
}
