package import Kernels

/// Uniform numbers scaled to unit norm in every filter, without zero mean.
///
/// W ~ U(−1, 1), then ‖W_o‖₂ = 1: the magnitudes of `ZeroMeanUnitNorm`, to tell the effect of its small
/// branches from that of its zero mean.
///
/// - Source: the control of Ruff, Beck, Bach 2019, arXiv 1911.13173, as an arm of its own.
package struct UnitNorm: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let shape = context.shape
    var bank = FilterBank(shape)
    for filter in 0..<shape.outputs {
      let values = (0..<shape.length).map { _ in Double(random.uniform(in: -1...1)) }
      let norm = max(values.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
      for index in 0..<shape.length { bank[filter, index] = Float(values[index] / norm) }
    }
    return bank
  }
}

extension UnitNorm {
  static var member: SlotMember {
    SlotMember(
      "unit-norm",
      in: .initialization,
      "unit-norm kernels without zero mean",
      source: .rejection("control of its small branches")
    ) { method, _ in method.initialization = UnitNorm() }
  }
}
