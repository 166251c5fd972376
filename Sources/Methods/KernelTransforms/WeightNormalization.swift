package import Kernels

/// Kernels with a trained length per filter: K_o = g_o·W_o/‖W_o‖.
///
/// Backward with U_o = W_o/‖W_o‖: ∂L/∂g_o = ΣG_o⊙U_o and ∂L/∂W_o = g_o/‖W_o‖·[G_o − U_o·ΣG_o⊙U_o].
///
/// - Source: Salimans & Kingma 2016, arXiv 1602.07868, equations 2-3.
package struct WeightNormalization: KernelTransform {
  package var parameters: [Parameter]
  private var inverse: FilterBank.PerFilter = []

  /// Whether the first batch decides the lengths.
  private let adapts: Bool

  package init(_ context: KernelContext, length: Float = 1, adapts: Bool = false) {
    self.adapts = adapts
    parameters = [
      Parameter(
        context.name + ".length",
        channels: context.shape.outputs,
        repeating: length,
        decays: false
      )
    ]
  }

  package mutating func forward(
    _ raw: FilterBank,
    into kernel: inout FilterBank,
    _ kernels: KernelTable
  ) {
    // The lanes of padding have no length.
    inverse = raw.dots(raw, kernels).map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    kernel.assign(scale, raw, plus: zeros, kernels)
  }

  package mutating func backward(
    _ gradient: inout FilterBank,
    raw: FilterBank,
    _ kernels: KernelTable
  ) {
    let dots = gradient.dots(raw, kernels)
    let scale = self.scale
    var pull = scale
    for filter in 0..<raw.shape.outputs {
      let projection = dots[filter] * inverse[filter]
      parameters[0].gradient[filter] = Float(projection)
      pull[filter] = -scale[filter] * projection * inverse[filter]
    }
    gradient.assign(scale, gradient, plus: pull, raw, plus: zeros, kernels)
  }

  /// Divides each length by the standard deviation of its channel.
  package mutating func adapt(to output: FirstOutput) -> Bool {
    guard adapts else { return false }
    for channel in 0..<output.channels {
      parameters[0].value[channel] /= Float((output.channel(channel).variance + 1e-10).squareRoot())
    }
    return true
  }

  private var scale: FilterBank.PerFilter {
    zip(parameters[0].value.storage, inverse).map { Double($0) * $1 }
  }

  private var zeros: FilterBank.PerFilter {
    FilterBank.PerFilter(repeating: 0, count: inverse.count)
  }
}

extension WeightNormalization {
  static var member: SlotMember {
    SlotMember(
      "wn",
      in: .kernel,
      "kernels of trained length, 1 at the start, biases, no normalization",
      source: Citation("Salimans & Kingma 2016, arXiv 1602.07868", place: "equation 2")
    ) { method, _ in method.kernelTransform = { WeightNormalization($0) } }
  }

  static var data: SlotMember {
    SlotMember(
      "wn-data",
      in: .kernel,
      "kernels of trained length, set so that the first batch gives unit variance",
      source: Citation("Salimans & Kingma 2016, arXiv 1602.07868", place: "section 3")
    ) { method, _ in
      method.kernelTransform = { WeightNormalization($0, adapts: true) }
      method.readsFirstBatch = true
    }
  }
}
