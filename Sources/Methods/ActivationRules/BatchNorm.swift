package import Kernels

/// Normalization over the batch: y = γ_c·(x − μ_c)/√(σ²_c + ε) + β_c.
///
/// μ_c and σ²_c are the mean and the biased variance over batch and pixels; inference uses running
/// averages (momentum 0.1, the variance unbiased). Without scale and shift this is BatchNorm-minus.
/// Backward, with x̂ the normalized value and M the number of pixels of a channel:
///
///     dβ = Σdy    dγ = Σdy·x̂    dx = γ/√(σ² + ε)·(dy − dβ/M − x̂·dγ/M)
///
/// - Source: Ioffe & Szegedy 2015, arXiv 1502.03167, algorithm 1; without scale and shift, Peerthum &
///   Stamp 2023, arXiv 2303.12818.
package struct BatchNorm: ActivationRule {
  package var parameters: [Parameter]
  package var statistics: [RunningStatistic]
  private let momentum: Double
  private let epsilon: Double
  private var mean: [Double]
  private var inverse: [Double]

  package init(
    _ context: ActivationContext,
    affine: Bool = true,
    momentum: Double = 0.1,
    epsilon: Double = 1e-5
  ) {
    let name = context.normalization, channels = context.channels
    parameters =
      affine
      ? [
        Parameter(name + ".weight", channels: channels, repeating: 1),
        Parameter(name + ".bias", channels: channels, repeating: 0),
      ] : []
    statistics = [
      RunningStatistic(name + ".running_mean", [Float](repeating: 0, count: channels)),
      RunningStatistic(name + ".running_var", [Float](repeating: 1, count: channels)),
    ]
    self.momentum = momentum
    self.epsilon = epsilon
    mean = [Double](repeating: 0, count: channels)
    inverse = [Double](repeating: 1, count: channels)
  }

  package var needsMoments: Bool { true }
  package var usesValues: Bool { true }

  package mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    if phase == .training, let moments {
      measure(moments)
    } else {
      for channel in mean.indices {
        use(Double(statistics[0].values[channel]), Double(statistics[1].values[channel]), channel)
      }
    }
    for channel in mean.indices {
      let a = gamma(channel) * inverse[channel]
      scale[0, channel, 0] = Float(a)
      scale[0, channel, 1] = Float(beta(channel) - a * mean[channel])
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    guard let gradient else { return }
    let count = Double(gradient.images * gradient.pixels)
    for (block, channels) in Self.blocks(mean.count).enumerated() {
      var center = SIMD16<Double>.zero
      for channel in channels { center[channel % 16] = mean[channel] }
      let total = gradient.ofBlock(block, about: center)
      for channel in channels {
        let sum = total.sum[channel % 16], product = total.product[channel % 16] * inverse[channel]
        if !parameters.isEmpty {
          parameters[0].gradient[channel] = Float(product)
          parameters[1].gradient[channel] = Float(sum)
        }
        let a = gamma(channel) * inverse[channel]
        let p = -a * inverse[channel] * product / count
        coefficients[0, channel, 0] = Float(a)
        coefficients[0, channel, 1] = Float(p)
        coefficients[0, channel, 2] = Float(-a * sum / count - p * mean[channel])
      }
    }
  }

  /// Takes the batch's moments into use and updates the running averages.
  private mutating func measure(_ moments: Moments) {
    let count = Double(moments.images * moments.pixels)
    for (block, channels) in Self.blocks(mean.count).enumerated() {
      let merged = moments.ofBlock(block)
      for channel in channels {
        let mean = merged.mean[channel % 16], squares = merged.squares[channel % 16]
        statistics[0].values[channel].move(towards: mean, by: momentum)
        statistics[1].values[channel].move(towards: squares / max(count - 1, 1), by: momentum)
        use(mean, squares / count, channel)
      }
    }
  }

  private mutating func use(_ mean: Double, _ variance: Double, _ channel: Int) {
    self.mean[channel] = mean
    inverse[channel] = 1 / (variance + epsilon).squareRoot()
  }

  /// The channels of each block of 16.
  private static func blocks(_ channels: Int) -> some Sequence<Range<Int>> {
    stride(from: 0, to: channels, by: 16).lazy.map { $0..<min($0 + 16, channels) }
  }

  private func gamma(_ channel: Int) -> Double {
    parameters.isEmpty ? 1 : Double(parameters[0].value[channel])
  }

  private func beta(_ channel: Int) -> Double {
    parameters.isEmpty ? 0 : Double(parameters[1].value[channel])
  }
}

extension Float {
  /// An exponential moving average: self ← (1 − share)·self + share·value.
  fileprivate mutating func move(towards value: Double, by share: Double) {
    self = Float((1 - share) * Double(self) + share * value)
  }
}
