import Kernels
import Methods

/// Runs an activation rule over a map as the engine does, by its passes.
struct RuleProbe {
  var rule: any ActivationRule

  struct Outputs {
    var y: [Float]
    var inputGradient: [Float]
    var parameterGradients: [[Float]]
    var statistics: [[Float]]
  }

  /// A convolution's bias.
  static func bias(_ values: FilterBank) -> RuleProbe {
    var rule = Bias(Self.context(values.shape.outputs))
    rule.parameters[0].value = values
    return RuleProbe(rule: rule)
  }

  /// A place for a rule that stands alone.
  static func context(_ channels: Int) -> ActivationContext {
    ActivationContext(channels: channels, convolution: "conv", normalization: "norm", role: .block)
  }

  /// Forward, and backward when a gradient is given.
  func run(
    _ x: FeatureMap,
    gradient: FeatureMap?,
    phase: Phase = .training,
    _ kernels: KernelTable
  ) -> Outputs {
    var rule = rule
    let shape = x.shape
    func table(_ columns: Int) -> ChannelTable {
      ChannelTable(
        rows: rule.isPerSample ? shape.images : 1,
        channels: shape.channels,
        columns: columns
      )
    }
    let moments = Moments(shape), scale = table(2), y = FeatureMap(shape)
    each(shape) { kernels.measure(x, $0, $1, into: moments) }
    rule.forward(moments, phase, into: scale)
    each(shape) {
      kernels.write(MapView(x, scale: scale), $0, $1, to: y.plane($0, $1))
    }
    var inputGradient: [Float] = []
    if let gradient {
      let gradientMoments = GradientMoments(shape, about: moments), coefficients = table(3)
      each(shape) { kernels.measure(gradient, of: x, $0, $1, into: gradientMoments) }
      rule.backward(gradientMoments, into: coefficients)
      let view = GradientView(
        gradient,
        of: x,
        coefficients: coefficients,
        usesValues: rule.usesValues
      )
      each(shape) { kernels.combine(view, $0, $1) }
      inputGradient = gradient.values
    }
    return Outputs(
      y: y.values,
      inputGradient: inputGradient,
      parameterGradients: rule.parameters.map(\.gradient.values),
      statistics: rule.statistics.map(\.values)
    )
  }

  private func each(_ shape: MapShape, _ body: (_ image: Int, _ block: Int) -> Void) {
    for image in 0..<shape.images {
      for block in 0..<shape.blocks { body(image, block) }
    }
  }
}
