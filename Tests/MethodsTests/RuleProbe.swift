import Kernels
import Methods
import Testing

/// An activation rule with a map to run it on by the engine's passes, and the loss L = Σ y⊙R.
struct RuleProbe {
  var rule: any ActivationRule
  var phase = Phase.training
  let x: FeatureMap
  /// R = ∂L/∂y.
  let upper: [Float]
  let kernels: KernelTable

  /// Gives scales and shifts other numbers than they start from, or their factor would go unseen.
  init(
    _ shape: MapShape = MapShape(images: 3, channels: 18, height: 2, width: 3),
    mean: Float = 0.5,
    kernels: KernelTable? = nil,
    make: (ActivationContext) -> any ActivationRule
  ) throws {
    rule = make(Samples.place(channels: shape.channels))
    x = FeatureMap(shape)
    let count = shape.images * shape.channels * shape.pixels
    x.assign(Samples.numbers(count, mean: mean))
    upper = Samples.numbers(count, seed: 2, mean: 0.25)
    self.kernels = try kernels ?? Samples.kernels()
    for index in rule.parameters.indices {
      let numbers = Samples.numbers(
        rule.parameters[index].value.shape.outputs,
        seed: 3 + UInt64(index),
        deviation: 0.25
      )
      for (channel, number) in numbers.enumerated() {
        rule.parameters[index].value[channel] += number
      }
    }
  }

  /// What a forward and a backward pass give.
  struct Outcome {
    var y: [Float]
    var inputGradient: [Float]
    /// The rule with its parameters' gradients and its statistics.
    var rule: any ActivationRule
  }

  /// The number of a row-major index.
  func channel(_ index: Int) -> Int { index / x.shape.pixels % x.shape.channels }
  /// The sample of a row-major index.
  func image(_ index: Int) -> Int { index / x.shape.pixels / x.shape.channels }

  /// Forward, then backward from R.
  func run() -> Outcome {
    var rule = rule
    let y = forward(&rule)
    let gradient = FeatureMap(x.shape)
    gradient.assign(upper)
    let moments = GradientMoments(x.shape, about: rule.needsMoments ? measured() : nil)
    if rule.needsGradientMoments {
      each { kernels.measure(gradient, of: x, $0, $1, into: moments) }
    }
    let coefficients = table(rule, columns: 3)
    rule.backward(rule.needsGradientMoments ? moments : nil, into: coefficients)
    let view = GradientView(
      gradient,
      of: x,
      coefficients: coefficients,
      usesValues: rule.usesValues
    )
    each { kernels.combine(view, $0, $1) }
    return Outcome(y: y, inputGradient: gradient.values, rule: rule)
  }

  /// y alone; only the moments that the rule asks for are taken.
  func forward(_ rule: inout any ActivationRule) -> [Float] {
    let needed = phase == .training ? rule.needsMoments : rule.needsMomentsInInference
    let scale = table(rule, columns: 2), y = FeatureMap(x.shape)
    rule.forward(needed ? measured() : nil, phase, into: scale)
    each {
      kernels.write(MapView(x, scale: scale), $0, $1, to: y.plane($0, $1))
    }
    return y.values
  }

  /// Expects y to be what `formula` makes of the map in double.
  func expectForward(
    tolerance: Double = 1e-6,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ formula: (_ x: [Double]) -> [Double]
  ) {
    var rule = rule
    let error = worstError(forward(&rule).map(Double.init), formula(x.values.map(Double.init)))
    #expect(error <= tolerance, sourceLocation: sourceLocation)
  }

  /// Expects the gradients to agree with differences of the forward pass.
  func expectBackward(sourceLocation: SourceLocation = #_sourceLocation) {
    let ours = run(), values = x.values
    let slopes = values.indices.map { index in
      derivative(step: 0x1p-5) { change in
        var changed = values
        changed[index] += change
        x.assign(changed)
        defer { x.assign(values) }
        return loss(rule)
      }
    }
    let error = worstError(ours.inputGradient.map(Double.init), slopes)
    #expect(error <= 2e-4, "input", sourceLocation: sourceLocation)
    for (index, parameter) in rule.parameters.enumerated() {
      let slopes = (0..<parameter.value.shape.outputs).map { channel in
        derivative(step: 0x1p-5) { change in
          var rule = rule
          rule.parameters[index].value[channel] += change
          return loss(rule)
        }
      }
      let gradient = ours.rule.parameters[index].gradient
      let error = worstError(gradient.values.map(Double.init), slopes)
      #expect(error <= 2e-4, "\(parameter.name)", sourceLocation: sourceLocation)
      #expect(Samples.padding(gradient).allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
    }
  }

  private func loss(_ rule: any ActivationRule) -> Double {
    var rule = rule
    return zip(forward(&rule), upper).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }

  private func measured() -> Moments {
    let moments = Moments(x.shape)
    each { kernels.measure(x, $0, $1, into: moments) }
    return moments
  }

  private func table(_ rule: any ActivationRule, columns: Int) -> ChannelTable {
    ChannelTable(
      rows: rule.isPerSample ? x.shape.images : 1,
      channels: x.shape.channels,
      columns: columns
    )
  }

  private func each(_ body: (_ image: Int, _ block: Int) -> Void) {
    for image in 0..<x.shape.images {
      for block in 0..<x.shape.blocks { body(image, block) }
    }
  }
}
