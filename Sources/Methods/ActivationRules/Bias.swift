package import Kernels

/// A trained shift per channel: y = x + β_c, the bias of the convolution before it.
///
/// Backward: dx = dy and dβ_c = Σdy.
package struct Bias: ActivationRule {
  package var parameters: [Parameter]

  /// Whether the first batch decides the start.
  private let adapts: Bool

  package init(_ context: ActivationContext, adapts: Bool = false) {
    self.adapts = adapts
    parameters = [
      Parameter(context.convolution + ".bias", channels: context.channels, repeating: 0)
    ]
  }

  package func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    for channel in 0..<scale.channels {
      scale[0, channel, 0] = 1
      scale[0, channel, 1] = parameters[0].value[channel]
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    for channel in 0..<coefficients.channels {
      coefficients[0, channel, 0] = 1
      guard let gradient else { continue }
      let sum = (0..<gradient.images).reduce(0.0) { $0 + gradient.sum($1, channel) }
      parameters[0].gradient[channel] = Float(sum)
    }
  }
}

extension Bias {
  /// Sets β = −μ, so that what is seen has no mean for this batch.
  package mutating func adapt(to output: FirstOutput) -> Bool {
    guard adapts else { return false }
    for channel in 0..<output.channels {
      parameters[0].value[channel] = Float(-output.channel(channel).mean)
    }
    return true
  }

  static var member: SlotMember {
    SlotMember("bias", in: .activation, "biased convolutions", source: .residual) { method, _ in
      method.activationRule = { $0.hasConvolution ? Bias($0) : nil }
    }
  }

  static var centring: SlotMember {
    SlotMember(
      "centred-bias",
      in: .activation,
      "biases that take away the first batch's channel means",
      source: Citation("Salimans & Kingma 2016, arXiv 1602.07868", place: "section 3")
    ) { method, _ in
      method.activationRule = { $0.hasConvolution ? Bias($0, adapts: true) : nil }
      method.readsFirstBatch = true
    }
  }

  /// Residual nets have a bias in the stem only, plain nets one per convolution.
  static var rejection: SlotMember {
    SlotMember(
      "msr-bias",
      in: .activation,
      "biases in the stem, and everywhere in plain nets",
      source: .rejection("the biases")
    ) { method, _ in
      method.activationRule = {
        $0.hasConvolution && ($0.role == .stem || $0.isPlain) ? Bias($0) : nil
      }
    }
  }
}
