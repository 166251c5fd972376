package import Kernels

/// Normal numbers of a variance that follows from the kernel's extent, w ~ N(0, v).
///
///     He: v = 2/fan_in        Xavier: v = 2/(fan_in + fan_out)        classifier: v = 1/fan_in
///
/// - Source: He et al. 2015, arXiv 1502.01852, equation 10; Glorot & Bengio 2010, equation 16.
package struct NormalStart: Initialization {
  /// What the variance follows from.
  package enum Rule: Sendable { case he, xavier, classifier }

  private let rule: Rule

  package init(_ rule: Rule) {
    self.rule = rule
  }

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let shape = context.shape
    let variance: Float =
      switch rule {
      case .he: 2 / Float(shape.length)
      case .xavier: 2 / Float(shape.length + shape.outputs * shape.taps)
      case .classifier: 1 / Float(shape.length)
      }
    let deviation = variance.squareRoot()
    return FilterBank(
      shape,
      values: (0..<shape.count).map { _ in random.normal() * deviation }
    )
  }
}

extension NormalStart {
  static var he: SlotMember {
    SlotMember(
      "he",
      in: .initialization,
      "normal kernels that keep the variance of a rectified signal",
      source: Citation("He et al. 2015, arXiv 1502.01852", place: "equation 10")
    ) { method, _ in method.initialization = NormalStart(.he) }
  }

  static var xavier: SlotMember {
    SlotMember(
      "xavier",
      in: .initialization,
      "normal kernels of variance 2/(fan_in + fan_out), no normalization",
      source: Citation("Glorot & Bengio 2010, AISTATS", place: "equation 16, normal")
    ) { method, _ in method.initialization = NormalStart(.xavier) }
  }
}
