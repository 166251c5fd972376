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
  /// Σdy·x̂ and Σdy per channel.
  private var scaleGradient: [Double]
  private var shiftGradient: [Double]

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
    scaleGradient = [Double](repeating: 0, count: context.channels)
    shiftGradient = scaleGradient
  }

  package var isPerSample: Bool { true }
  package var needsMoments: Bool { true }
  package var needsMomentsInInference: Bool { true }
  package var usesValues: Bool { true }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    guard let moments else { return }
    let width = moments.channels / groups, count = Double(width * moments.pixels)
    mean.resize(to: moments.images * groups)
    inverse.resize(to: moments.images * groups)
    for image in 0..<moments.images {
      for group in 0..<groups {
        let channels = group * width..<(group + 1) * width
        let merged = moments.merged(images: image..<image + 1, channels: channels)
        let i = 1 / (merged.squares / count + epsilon).squareRoot()
        mean[image * groups + group] = merged.mean
        inverse[image * groups + group] = i
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
    for channel in 0..<gradient.channels {
      scaleGradient[channel] = 0
      shiftGradient[channel] = 0
    }
    for image in 0..<gradient.images {
      for group in 0..<groups {
        let channels = group * width..<(group + 1) * width
        backward(gradient, image, group, channels, into: coefficients)
      }
    }
    for channel in 0..<gradient.channels {
      parameters[0].gradient[channel] = Float(scaleGradient[channel])
      parameters[1].gradient[channel] = Float(shiftGradient[channel])
    }
  }

  private mutating func backward(
    _ gradient: GradientMoments,
    _ image: Int,
    _ group: Int,
    _ channels: Range<Int>,
    into coefficients: ChannelTable
  ) {
    let m = mean[image * groups + group], i = inverse[image * groups + group]
    var sum = 0.0, product = 0.0
    for channel in channels {
      let gamma = Double(parameters[0].value[channel])
      let dy = gradient.sum(image, channel), dyx = gradient.product(image, channel, about: m) * i
      shiftGradient[channel] += dy
      scaleGradient[channel] += dyx
      sum += gamma * dy
      product += gamma * dyx
    }
    let count = Double(channels.count * gradient.pixels)
    let p = -i * i * product / count, q = -i * sum / count - p * m
    for channel in channels {
      coefficients[image, channel, 0] = Float(Double(parameters[0].value[channel]) * i)
      coefficients[image, channel, 1] = Float(p)
      coefficients[image, channel, 2] = Float(q)
    }
  }
}

extension [Double] {
  /// Changes the number of elements, and allocates only when it grew.
  fileprivate mutating func resize(to count: Int) {
    if self.count != count { self = [Double](repeating: 0, count: count) }
  }
}
