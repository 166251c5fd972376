package import Kernels

/// Kernels with a trained positive scale per filter: K_o = exp(θ_o)·W_o.
///
/// Backward: ∂L/∂W_o = exp(θ_o)·G_o and ∂L/∂θ_o = exp(θ_o)·ΣG_o⊙W_o.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173; θ starts at log 0.8 as in the authors' code.
package struct ExponentialScale: KernelTransform {
  package var parameters: [Parameter]

  package init(_ context: KernelContext, scale: Double = 0.8) {
    parameters = [
      Parameter(
        context.name + ".log_scale",
        channels: context.shape.outputs,
        repeating: Float(Elementary.log(scale)),
        decays: false
      )
    ]
  }

  package func forward(_ raw: FilterBank, into kernel: inout FilterBank, _ kernels: KernelTable) {
    kernel.assign(scale, raw, plus: zeros, kernels)
  }

  package mutating func backward(
    _ gradient: inout FilterBank,
    raw: FilterBank,
    _ kernels: KernelTable
  ) {
    let scale = self.scale
    let dots = gradient.dots(raw, kernels)
    for filter in 0..<raw.shape.outputs {
      parameters[0].gradient[filter] = Float(scale[filter] * dots[filter])
    }
    gradient.assign(scale, gradient, plus: zeros, kernels)
  }

  private var scale: FilterBank.PerFilter {
    parameters[0].value.storage.map { Elementary.exp(Double($0)) }
  }

  private var zeros: FilterBank.PerFilter {
    FilterBank.PerFilter(repeating: 0, count: parameters[0].value.storage.count)
  }
}

extension ExponentialScale {
  static var member: SlotMember {
    SlotMember(
      "exp-scale",
      in: .kernel,
      "kernels with a trained positive scale",
      source: .rejection("the authors' code"),
      [SlotParameter("scale", 0.8, in: 0.01...100)]
    ) { method, number in
      let scale = number("scale")
      method.kernelTransform = { ExponentialScale($0, scale: scale) }
    }
  }
}
