import Kernels
import Methods

/// Kernel transforms and gradient rules.
enum KernelOperations {
  static var all: [String: ConformanceRunner.Operation] {
    [
      "pws": { fixture, engine in
        try transform(fixture, engine, parameter: "alpha") {
          ParametricWeightStandardization(
            $0,
            gamma: try fixture.number("gamma"),
            relative: try fixture.flag("relative")
          )
        }
      },
      "weight_standardization": { fixture, engine in
        try transform(fixture, engine) { _ in
          WeightStandardization(epsilon: try fixture.number("epsilon"))
        }
      },
      "scaled_weight_standardization": { fixture, engine in
        try transform(fixture, engine, parameter: "gain") {
          ScaledWeightStandardization($0, epsilon: try fixture.number("epsilon"))
        }
      },
      "weight_normalization": { fixture, engine in
        try transform(fixture, engine, parameter: "length") { WeightNormalization($0) }
      },
      "exponential_scale": { fixture, engine in
        try transform(fixture, engine, parameter: "log_scale") { ExponentialScale($0) }
      },
      "centred": { fixture, engine in try transform(fixture, engine) { _ in Centred() } },
      "gradient_centralization": { fixture, engine in
        try rule(fixture, engine, GradientCentralization())
      },
      "mean_shift_rejection": { fixture, engine in
        try rule(fixture, engine, MeanShiftRejection(weight: Float(fixture.number("weight"))))
      },
      "adaptive_gradient_clipping": { fixture, engine in
        try rule(
          fixture,
          engine,
          AdaptiveGradientClipping(
            clip: fixture.number("clip"),
            epsilon: fixture.number("epsilon")
          )
        )
      },
    ]
  }

  private static func transform(
    _ fixture: Fixture,
    _ engine: Engine,
    parameter: String? = nil,
    _ make: (KernelContext) throws -> any KernelTransform
  ) throws -> [String: [Float]] {
    let raw = try fixture.bank("weight")
    var gradient = try fixture.bank("grad_kernel")
    guard gradient.shape == raw.shape else {
      throw Fixture.Problem(description: "a gradient \(gradient.shape) for \(raw.shape)")
    }
    var transform = try make(KernelContext(name: "conv", role: .block, shape: raw.shape))
    if let parameter {
      let value = try fixture.bank(parameter)
      guard value.shape == transform.parameters[0].value.shape else {
        throw Fixture.Problem(description: "'\(parameter)' has shape \(value.shape)")
      }
      transform.parameters[0].value = value
    }
    var kernel = FilterBank(raw.shape)
    transform.forward(raw, into: &kernel, engine.kernels)
    transform.backward(&gradient, raw: raw, engine.kernels)
    var outputs = ["kernel": kernel.values, "grad_weight": gradient.values]
    if let parameter {
      outputs["grad_" + parameter] = transform.parameters[0].gradient.values
    }
    return outputs
  }

  private static func rule(
    _ fixture: Fixture,
    _ engine: Engine,
    _ rule: any GradientRule
  ) throws -> [String: [Float]] {
    var gradient = try fixture.bank("gradient")
    let raw = fixture.has("weight") ? try fixture.bank("weight") : gradient
    guard gradient.shape == raw.shape else {
      throw Fixture.Problem(description: "a gradient \(gradient.shape) for \(raw.shape)")
    }
    rule.apply(to: &gradient, raw: raw, engine.kernels)
    return ["gradient": gradient.values]
  }
}
