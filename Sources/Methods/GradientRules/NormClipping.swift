package import Kernels

/// A gradient no longer than a bound: g ← g·min(1, c/‖g‖), per kernel.
///
/// - Source: Pascanu, Mikolov, Bengio 2013, arXiv 1211.5063, algorithm 1, kernel by kernel.
package struct NormClipping: GradientRule {
  /// c of the formula.
  private let norm: Double

  package init(norm: Double = 1) {
    self.norm = norm
  }

  package func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    let length = gradient.dots(gradient, kernels).reduce(0, +).squareRoot()
    // A gradient that is not finite stays as it is: clipping must not hide a divergence.
    guard length > norm, length.isFinite else { return }
    let scale = [Double](repeating: norm / length, count: gradient.shape.blocks * 16)
    let zeros = [Double](repeating: 0, count: scale.count)
    gradient.assign(scale, gradient, plus: zeros, kernels)
  }
}

extension NormClipping {
  static var member: SlotMember {
    SlotMember(
      "clip",
      in: .gradient,
      "gradients no longer than a bound per kernel, no normalization",
      source: Citation("Pascanu, Mikolov, Bengio 2013, arXiv 1211.5063", place: "algorithm 1"),
      [SlotParameter("norm", 1, in: 1e-6...1e6)]
    ) { method, number in
      let norm = number("norm")
      method.add { _ in NormClipping(norm: norm) }
    }
  }
}
