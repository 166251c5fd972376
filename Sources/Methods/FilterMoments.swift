import Kernels

extension FilterBank {
  /// The mean μ_o and Σ(W_o − μ_o)² of every filter, in double; padding lanes give 0.
  ///
  /// What standardizations of kernels start from.
  func moments(_ kernels: KernelTable) -> (mean: PerFilter, squares: PerFilter) {
    let count = Double(shape.length)
    let mean = sums(kernels).map { $0 / count }
    let squares = zip(dots(self, kernels), mean).map { max(0, $0 - count * $1 * $1) }
    return (mean, squares)
  }
}
