package import Kernels

/// A trained scale and shift per channel, without normalization: y = γ_c·x + β_c.
///
/// Backward: dx = γ_c·dy, dγ_c = Σdy·x and dβ_c = Σdy.
///
/// - Source: the AffineLayer of Peerthum & Stamp 2023, arXiv 2303.12818.
package struct Affine: ActivationRule {
  package var parameters: [Parameter]

  /// Whether the first batch decides the start, as if it were normalized.
  private let adapts: Bool

  package init(_ context: ActivationContext, adapts: Bool = false) {
    self.adapts = adapts
    parameters = [
      Parameter(context.normalization + ".weight", channels: context.channels, repeating: 1),
      Parameter(context.normalization + ".bias", channels: context.channels, repeating: 0),
    ]
  }

  package func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    for channel in 0..<scale.channels {
      scale[0, channel, 0] = parameters[0].value[channel]
      scale[0, channel, 1] = parameters[1].value[channel]
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    for channel in 0..<coefficients.channels {
      coefficients[0, channel, 0] = parameters[0].value[channel]
      guard let gradient else { continue }
      var sum = 0.0
      var product = 0.0
      for image in 0..<gradient.images {
        sum += gradient.sum(image, channel)
        product += gradient.product(image, channel, about: 0)
      }
      parameters[0].gradient[channel] = Float(product)
      parameters[1].gradient[channel] = Float(sum)
    }
  }
}

extension Affine {
  /// Sets γ = 1/√(σ² + ε) and β = −μ·γ, so that what is seen is normalized for this batch.
  package mutating func adapt(to output: FirstOutput) -> Bool {
    guard adapts else { return false }
    for channel in 0..<output.channels {
      let (mean, variance) = output.channel(channel)
      let scale = 1 / (variance + 1e-5).squareRoot()
      parameters[0].value[channel] = Float(scale)
      parameters[1].value[channel] = Float(-mean * scale)
    }
    return true
  }

  static var member: SlotMember {
    SlotMember(
      "affine",
      in: .activation,
      "trained scale and shift where BN would stand, no normalization",
      source: .shiftAndScale("AffineLayer")
    ) { method, _ in method.activationRule = { $0.hasNormalization ? Affine($0) : nil } }
  }

  static var actNorm: SlotMember {
    SlotMember(
      "actnorm",
      in: .activation,
      "scale and shift set by the first batch to what BN does, no normalization afterwards",
      source: Citation("Kingma & Dhariwal 2018, arXiv 1807.03039", place: "section 3.1")
    ) { method, _ in
      method.activationRule = { $0.hasNormalization ? Affine($0, adapts: true) : nil }
      method.readsFirstBatch = true
    }
  }
}
