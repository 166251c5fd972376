package import Kernels

/// Uniform numbers scaled to unit norm in every filter, with or without zero mean.
///
/// W ~ U(−1, 1); with zero mean, for k > 1 every k×k slice loses its own mean, for k = 1 every filter its
/// mean over the inputs; then every filter is scaled to ‖W_o‖₂ = 1. Without zero mean the magnitudes are
/// the same, to tell the effect of small branches from that of the mean.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, and the authors' code.
package struct UnitNorm: Initialization {
  private let hasZeroMean: Bool

  package init(hasZeroMean: Bool) {
    self.hasZeroMean = hasZeroMean
  }

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let shape = context.shape
    var bank = FilterBank(shape)
    for filter in 0..<shape.outputs {
      var values = (0..<shape.length).map { _ in Double(random.uniform(in: -1...1)) }
      if hasZeroMean { Self.center(&values, taps: shape.taps) }
      // A single number has no mean to spare: it becomes zero, not none.
      let norm = max(values.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
      for index in 0..<shape.length { bank[filter, index] = Float(values[index] / norm) }
    }
    return bank
  }

  private static func center(_ values: inout [Double], taps: Int) {
    // A 1×1 slice is a single number: its mean is taken over the inputs instead.
    let run = taps > 1 ? taps : values.count
    for start in stride(from: 0, to: values.count, by: run) {
      let mean = values[start..<start + run].reduce(0, +) / Double(run)
      for index in start..<start + run { values[index] -= mean }
    }
  }
}

extension UnitNorm {
  static var member: SlotMember {
    SlotMember(
      "unit-norm",
      in: .initialization,
      "unit-norm kernels without zero mean",
      source: .rejection("control of its small branches")
    ) { method, _ in method.initialization = UnitNorm(hasZeroMean: false) }
  }

  static var zeroMeanMember: SlotMember {
    SlotMember(
      "zero-mean",
      in: .initialization,
      "unit-norm kernels whose slices have zero mean",
      source: .rejection("the initialization")
    ) { method, _ in method.initialization = UnitNorm(hasZeroMean: true) }
  }
}
