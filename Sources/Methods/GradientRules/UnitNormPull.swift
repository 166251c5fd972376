package import Kernels

/// The gradient of a regularizer that keeps filters at unit norm, in place of weight decay.
///
/// λ·Σ_o(‖W_o‖ − 1)² adds g_o ← g_o + 2λ·(1 − 1/‖W_o‖)·W_o.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, and the authors' code, λ = 5e-4.
package struct UnitNormPull: GradientRule {
  /// λ of the formula, dimensionless.
  private let strength: Double

  package init(strength: Double = 5e-4) {
    self.strength = strength
  }

  package var replacesDecay: Bool { true }

  package func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    let ones = [Double](repeating: 1, count: gradient.shape.blocks * 16)
    let pull = raw.dots(raw, kernels).map { square in
      square > 0 ? 2 * strength * (1 - 1 / square.squareRoot()) : 0
    }
    let zeros = [Double](repeating: 0, count: ones.count)
    gradient.assign(ones, gradient, plus: pull, raw, plus: zeros, kernels)
  }
}

extension UnitNormPull {
  static var member: SlotMember {
    SlotMember(
      "unit-norm",
      in: .gradient,
      "a pull of filters to unit norm in place of decay",
      source: .rejection("5e-4·Σ(‖W_o‖ − 1)²"),
      [SlotParameter("strength", 5e-4, in: 0...1)]
    ) { method, number in
      let strength = number("strength")
      method.add { _ in UnitNormPull(strength: strength) }
    }
  }
}
