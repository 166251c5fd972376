package import Kernels

/// Standardized kernels that keep the variance of a rectified signal, with a trained gain per filter.
///
///     K_o = γ·g_o·(W_o − μ_o)/√max(σ²_o·fan_in, ε),    γ = √(2/(1 − 1/π))
///
/// σ²_o is the biased variance. Backward with i_o = 1/√max(σ²_o·fan_in, ε), V_o = i_o·(W_o − μ_o):
///
///     ∂L/∂g_o = γ·ΣG_o⊙V_o        ∂L/∂W_o = γ·g_o·i_o·[G_o − mean(G_o) − V_o·ΣG_o⊙V_o]
///
/// where the last term is absent for filters whose variance is below the bound.
///
/// - Source: Brock, De, Smith 2021, arXiv 2101.08692, equation 3.
package struct ScaledWeightStandardization: KernelTransform {
  package var parameters: [Parameter]
  private let epsilon: Double
  private var mean: FilterBank.PerFilter = []
  private var variance: FilterBank.PerFilter = []

  /// γ for ReLU, dimensionless.
  private static let gain = (2 / (1 - 1 / Double.pi)).squareRoot()

  package init(_ context: KernelContext, epsilon: Double = 1e-4) {
    self.epsilon = epsilon
    parameters = [
      Parameter(
        context.name + ".gain",
        channels: context.shape.outputs,
        repeating: 1,
        decays: false
      )
    ]
  }

  package mutating func forward(
    _ raw: FilterBank,
    into kernel: inout FilterBank,
    _ kernels: KernelTable
  ) {
    (mean, variance) = raw.moments(kernels)
    let scale = self.scale
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
    let scale = self.scale
    var b = scale
    var c = scale
    for filter in 0..<raw.shape.outputs {
      let inverse = 1 / max(variance[filter], epsilon).squareRoot()
      let projection = (dots[filter] - mean[filter] * sums[filter]) * inverse
      parameters[0].gradient[filter] = Float(Self.gain * projection)
      let pull = variance[filter] > epsilon ? projection * inverse : 0
      b[filter] = -scale[filter] * pull
      c[filter] = scale[filter] * (pull * mean[filter] - sums[filter] / count)
    }
    gradient.assign(scale, gradient, plus: b, raw, plus: c, kernels)
  }

  /// γ·g_o·i_o; `variance` holds σ²_o·fan_in.
  private var scale: FilterBank.PerFilter {
    zip(parameters[0].value.storage, variance).map {
      Self.gain * Double($0) / max($1, epsilon).squareRoot()
    }
  }
}

extension ScaledWeightStandardization {
  static var member: SlotMember {
    SlotMember(
      "scaled-ws",
      in: .kernel,
      "standardized kernels with a trained gain, biases, no normalization",
      source: Citation("Brock, De, Smith 2021, arXiv 2101.08692", place: "equation 3")
    ) { method, _ in method.kernelTransform = { ScaledWeightStandardization($0) } }
  }
}
