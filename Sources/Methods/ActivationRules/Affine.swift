package import Kernels

/// A trained scale and shift per channel, without normalization: y = γ_c·x + β_c.
///
/// Backward: dx = γ_c·dy, dγ_c = Σdy·x and dβ_c = Σdy.
///
/// - Source: the AffineLayer of Peerthum & Stamp 2023, arXiv 2303.12818.
package struct Affine: ActivationRule {
  package var parameters: [Parameter]

  package init(_ context: ActivationContext) {
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
      var sum = 0.0, product = 0.0
      for image in 0..<gradient.images {
        sum += gradient.sum(image, channel)
        product += gradient.product(image, channel, about: 0)
      }
      parameters[0].gradient[channel] = Float(product)
      parameters[1].gradient[channel] = Float(sum)
    }
  }
}
