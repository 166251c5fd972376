package import Kernels

/// Normalization over groups of channels of one sample: y = γ_c·(x − μ_ng)/√(σ²_ng + ε) + β_c.
///
/// One group is LayerNorm over [C,H,W]; as many groups as channels is InstanceNorm. Training and
/// inference compute the same function. Backward, per sample and group with M pixels:
///
///     dx = γ_c·i·dy − i/M·Σγ·dy − i·x̂/M·Σγ·dy·x̂,   i = 1/√(σ² + ε)
///
/// - Source: Wu & He 2018, arXiv 1803.08494, equations 1-6.
package struct GroupNorm: ActivationRule {
  package var parameters: [Parameter]
  private let groups: Int
  private let epsilon: Double
  /// Mean and 1/√(σ² + ε) per (sample, group).
  private var mean: [Double] = []
  private var inverse: [Double] = []

  package init(_ context: ActivationContext, groups: Int, epsilon: Double = 1e-5) {
    precondition(
      context.channels % groups == 0,
      "\(groups) groups do not divide \(context.channels) channels"
    )
    parameters = [
      Parameter(context.normalization + ".weight", channels: context.channels, repeating: 1),
      Parameter(context.normalization + ".bias", channels: context.channels, repeating: 0),
    ]
    self.groups = groups
    self.epsilon = epsilon
  }

  package var isPerSample: Bool { true }
  package var needsMoments: Bool { true }
  package var needsMomentsInInference: Bool { true }
  package var usesValues: Bool { true }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    guard let moments else { return }
    let width = moments.channels / groups
    mean = []
    inverse = []
    for image in 0..<moments.images {
      for group in 0..<groups {
        let channels = group * width..<(group + 1) * width
        let merged = moments.merged(channels.lazy.map { (image, $0) })
        let variance = merged.squares / Double(width * moments.pixels)
        let i = 1 / (variance + epsilon).squareRoot()
        mean.append(merged.mean)
        inverse.append(i)
        for channel in channels {
          let a = Double(parameters[0].value[channel]) * i
          scale[image, channel, 0] = Float(a)
          scale[image, channel, 1] = Float(
            Double(parameters[1].value[channel]) - a * merged.mean
          )
        }
      }
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    guard let gradient else { return }
    let width = gradient.channels / groups
    let count = Double(width * gradient.pixels)
    var scaleGradient = [Double](repeating: 0, count: gradient.channels)
    var shiftGradient = scaleGradient
    for image in 0..<gradient.images {
      for group in 0..<groups {
        let m = mean[image * groups + group], i = inverse[image * groups + group]
        var sum = 0.0, product = 0.0
        for channel in group * width..<(group + 1) * width {
          let dy = gradient.sum(image, channel)
          let dyx = gradient.product(image, channel, about: m) * i
          shiftGradient[channel] += dy
          scaleGradient[channel] += dyx
          sum += Double(parameters[0].value[channel]) * dy
          product += Double(parameters[0].value[channel]) * dyx
        }
        let p = -i * i * product / count
        for channel in group * width..<(group + 1) * width {
          coefficients[image, channel, 0] = Float(Double(parameters[0].value[channel]) * i)
          coefficients[image, channel, 1] = Float(p)
          coefficients[image, channel, 2] = Float(-i * sum / count - p * m)
        }
      }
    }
    for channel in 0..<gradient.channels {
      parameters[0].gradient[channel] = Float(scaleGradient[channel])
      parameters[1].gradient[channel] = Float(shiftGradient[channel])
    }
  }
}
