package import Kernels

/// A trained shift per channel: y = x + β_c, the bias of the convolution before it.
///
/// Backward: dx = dy and dβ_c = Σdy.
package struct Bias: ActivationRule {
  package var parameters: [Parameter]

  package init(_ context: ActivationContext) {
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
