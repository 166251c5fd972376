package import Kernels

/// Kernels without a mean: K_o = W_o − mean(W_o).
///
/// Backward: ∂L/∂W_o = G_o − mean(G_o), with G = ∂L/∂K.
///
/// - Source: the centring half of Liu et al. 2021, arXiv 2103.11590, as an arm of its own.
package struct Centred: KernelTransform {
  package init() {}

  package func forward(_ raw: FilterBank, into kernel: inout FilterBank, _ kernels: KernelTable) {
    kernel.assign(
      [Double](repeating: 1, count: raw.shape.blocks * 16),
      raw,
      plus: Self.minusMean(raw, kernels),
      kernels
    )
  }

  package func backward(_ gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    gradient.assign(
      [Double](repeating: 1, count: raw.shape.blocks * 16),
      gradient,
      plus: Self.minusMean(gradient, kernels),
      kernels
    )
  }

  private static func minusMean(
    _ bank: FilterBank,
    _ kernels: KernelTable
  ) -> FilterBank.PerFilter {
    bank.sums(kernels).map { -$0 / Double(bank.shape.length) }
  }
}

extension Centred {
  static var member: SlotMember {
    SlotMember(
      "centred",
      in: .kernel,
      "kernels without a mean, biases, no normalization",
      source: .variance("the centring half of PWS")
    ) { method, _ in method.kernelTransform = { _ in Centred() } }
  }
}
