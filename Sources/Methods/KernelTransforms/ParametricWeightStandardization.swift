package import Kernels

/// Kernels with zero mean and a trained scale per filter (PWS).
///
/// With c = √(2/fan_in), μ_o and v_o the mean and the biased variance of a filter:
///
///     s_o = √(v_o + γ_eff)      V_o = (W_o − μ_o)/s_o      K_o = c·α_o·V_o
///     ∂L/∂α_o = c·ΣG_o⊙V_o
///     ∂L/∂W_o = (c·α_o/s_o)·[G_o − mean(G_o) − V_o·mean(G_o⊙V_o)]
///
/// The gain 2 under the root may be another. γ is fixed; `relative` means γ_eff = γ·2/fan_in, which shrinks all widths alike.
///
/// - Source: Liu, Ge, Li, Gui 2021, arXiv 2103.11590, and the authors' code.
package struct ParametricWeightStandardization: KernelTransform {
  package var parameters: [Parameter]
  /// c of the formula.
  private let gain: Double
  /// γ_eff of the formula.
  private let epsilon: Double
  private var mean: FilterBank.PerFilter = []
  private var inverse: FilterBank.PerFilter = []

  /// Whether the first batch decides the scales.
  private let adapts: Bool

  package init(
    _ context: KernelContext,
    gamma: Double = 0.1,
    relative: Bool = true,
    gain: Double = 2,
    adapts: Bool = false
  ) {
    let fanIn = Double(context.shape.length)
    self.gain = (gain / fanIn).squareRoot()
    // The stem, projections, and the first convolution of each block; the others keep 1.
    self.adapts = adapts && (context.branch.map { $0.index == 0 } ?? true)
    epsilon = relative ? gamma * 2 / fanIn : gamma
    parameters = [
      Parameter(
        context.name + ".alpha",
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
    let count = Double(raw.shape.length)
    let moments = raw.moments(kernels)
    mean = moments.mean
    inverse = moments.squares.map { 1 / ($0 / count + epsilon).squareRoot() }
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
    var a = scale
    var b = scale
    var c = scale
    for filter in 0..<raw.shape.outputs {
      let projection = (dots[filter] - mean[filter] * sums[filter]) * inverse[filter]
      parameters[0].gradient[filter] = Float(gain * projection)
      let pull = projection / count * inverse[filter]
      a[filter] = scale[filter]
      b[filter] = -scale[filter] * pull
      c[filter] = scale[filter] * (pull * mean[filter] - sums[filter] / count)
    }
    gradient.assign(a, gradient, plus: b, raw, plus: c, kernels)
  }

  /// Sets α ← α·√(2/var), var being that of all outputs.
  package mutating func adapt(to output: FirstOutput) -> Bool {
    let variance = output.variance
    guard adapts, variance > 0 else { return false }
    for filter in 0..<output.channels {
      parameters[0].value[filter] *= Float((2 / variance).squareRoot())
    }
    return true
  }

  /// c·α_o/s_o, zero in the lanes of padding.
  private var scale: FilterBank.PerFilter {
    zip(parameters[0].value.storage, inverse).map { gain * Double($0) * $1 }
  }
}
