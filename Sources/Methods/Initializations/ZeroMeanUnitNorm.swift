package import Kernels

/// Uniform numbers with zero mean in every slice and unit norm in every filter.
///
/// W ~ U(−1, 1); for k > 1 every k×k slice loses its own mean, for k = 1 every filter its mean over the
/// inputs; then every filter is scaled to ‖W_o‖₂ = 1.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, and the authors' code.
package struct ZeroMeanUnitNorm: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let shape = context.shape
    var bank = FilterBank(shape)
    for filter in 0..<shape.outputs {
      var values = (0..<shape.length).map { _ in Double(random.uniform(in: -1...1)) }
      // A 1×1 slice is a single number: its mean is taken over the inputs instead.
      let run = shape.taps > 1 ? shape.taps : shape.length
      for start in stride(from: 0, to: shape.length, by: run) {
        let mean = values[start..<start + run].reduce(0, +) / Double(run)
        for index in start..<start + run { values[index] -= mean }
      }
      let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for index in 0..<shape.length { bank[filter, index] = Float(values[index] / norm) }
    }
    return bank
  }
}

extension ZeroMeanUnitNorm {
  static var member: SlotMember {
    SlotMember(
      "zero-mean",
      in: .initialization,
      "unit-norm kernels whose slices have zero mean",
      source: .rejection("the initialization")
    ) { method, _ in method.initialization = ZeroMeanUnitNorm() }
  }
}
