package import Kernels

/// Kernels with zero mean and unit standard deviation per filter: K_o = (W_o − μ_o)/(σ_o + ε).
///
/// σ_o is the unbiased standard deviation over n numbers. With V_o = (W_o − μ_o)/(σ_o + ε):
///
///     ∂L/∂W_o = 1/(σ_o + ε)·[G_o − mean(G_o) − V_o·ΣG_o⊙V_o·(σ_o + ε)/((n − 1)·σ_o)]
///
/// - Source: Qiao et al. 2019, arXiv 1903.10520, equations 6-7; ε as in the authors' code.
package struct WeightStandardization: KernelTransform {
  private let epsilon: Double
  private var mean: FilterBank.PerFilter = []
  private var deviation: FilterBank.PerFilter = []

  package init(epsilon: Double = 1e-5) {
    self.epsilon = epsilon
  }

  package mutating func forward(
    _ raw: FilterBank,
    into kernel: inout FilterBank,
    _ kernels: KernelTable
  ) {
    let count = Double(raw.shape.length)
    let moments = raw.moments(kernels)
    mean = moments.mean
    deviation = moments.squares.map { ($0 / max(count - 1, 1)).squareRoot() }
    let scale = deviation.map { 1 / ($0 + epsilon) }
    kernel.assign(scale, raw, plus: zip(scale, mean).map { -$0 * $1 }, kernels)
  }

  package mutating func backward(
    _ gradient: inout FilterBank,
    raw: FilterBank,
    _ kernels: KernelTable
  ) {
    let count = Double(raw.shape.length)
    let sums = gradient.sums(kernels)
    let dots = gradient.dots(raw, kernels)
    var a = mean
    var b = mean
    var c = mean
    for filter in mean.indices {
      let scale = 1 / (deviation[filter] + epsilon)
      let product = dots[filter] - mean[filter] * sums[filter]
      // A constant filter has no direction in which its deviation grows.
      let pull =
        deviation[filter] > 0
        ? scale * scale * product / (max(count - 1, 1) * deviation[filter]) : 0
      a[filter] = scale
      b[filter] = -pull
      c[filter] = pull * mean[filter] - scale * sums[filter] / count
    }
    gradient.assign(a, gradient, plus: b, raw, plus: c, kernels)
  }
}

extension WeightStandardization {
  static var member: SlotMember {
    SlotMember(
      "ws",
      in: .kernel,
      "kernels of zero mean and unit standard deviation, before a normalization",
      source: Citation("Qiao et al. 2019, arXiv 1903.10520", place: "equations 6-7")
    ) { method, _ in method.kernelTransform = { _ in WeightStandardization() } }
  }
}
