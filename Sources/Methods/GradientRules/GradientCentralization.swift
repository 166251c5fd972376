package import Kernels

/// A gradient without mean per filter: g_o ← g_o − mean(g_o).
///
/// - Source: Yong et al. 2020, arXiv 2004.01461, equation 1.
package struct GradientCentralization: GradientRule {
  package init() {}

  package func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    let count = Double(gradient.shape.length)
    let ones = [Double](repeating: 1, count: gradient.shape.blocks * 16)
    gradient.assign(ones, gradient, plus: gradient.sums(kernels).map { -$0 / count }, kernels)
  }
}

extension GradientCentralization {
  static var member: SlotMember {
    SlotMember(
      "gc",
      in: .gradient,
      "gradients without a mean per filter, no normalization",
      source: Citation("Yong et al. 2020, arXiv 2004.01461", place: "equation 1")
    ) { method, _ in
      method.add { $0.role == .block ? GradientCentralization() : nil }
    }
  }
}
