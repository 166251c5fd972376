import Kernels
import Training
import Methods

/// Activation rules: normalizations, and scale and shift.
enum NormalizationOperations {
  static var all: [String: ConformanceRunner.Operation] {
    ["batch_norm": batchNorm, "group_norm": groupNorm, "affine": affine]
  }

  private static func batchNorm(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let context = RuleProbe.context(try fixture.map("x").shape.channels)
    var rule = BatchNorm(
      context,
      affine: try fixture.flag("affine"),
      momentum: try fixture.number("momentum"),
      epsilon: try fixture.number("epsilon")
    )
    rule.statistics[0].values = try fixture.bank("running_mean").values
    rule.statistics[1].values = try fixture.bank("running_var").values
    let phase: Phase = try fixture.flag("training") ? .training : .inference
    return try run(rule, fixture, phase, engine)
  }

  private static func groupNorm(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let context = RuleProbe.context(try fixture.map("x").shape.channels)
    let groups = try fixture.integer("groups", atLeast: 1)
    guard context.channels % groups == 0 else {
      throw Fixture.Problem(description: "\(groups) groups of \(context.channels) channels")
    }
    let rule = GroupNorm(context, groups: groups, epsilon: try fixture.number("epsilon"))
    return try run(rule, fixture, .training, engine)
  }

  private static func affine(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let context = RuleProbe.context(try fixture.map("x").shape.channels)
    return try run(Affine(context), fixture, .training, engine)
  }

  private static func run(
    _ rule: any ActivationRule,
    _ fixture: Fixture,
    _ phase: Phase,
    _ engine: Engine
  ) throws -> [String: [Float]] {
    let x = try fixture.map("x")
    var rule = rule
    for (index, name) in ["scale", "shift"].enumerated() where index < rule.parameters.count {
      let value = try fixture.bank(name)
      guard value.shape == .vector(x.shape.channels) else {
        throw Fixture.Problem(description: "'\(name)' of shape \(value.shape) for \(x.shape)")
      }
      rule.parameters[index].value = value
    }
    for statistic in rule.statistics where statistic.values.count != x.shape.channels {
      throw Fixture.Problem(description: "\(statistic.values.count) statistics for \(x.shape)")
    }
    let gradient = fixture.has("grad_y") ? try fixture.map("grad_y") : nil
    guard gradient.map({ $0.shape == x.shape }) ?? true else {
      throw Fixture.Problem(description: "the gradient's shape is not \(x.shape)")
    }
    let found = RuleProbe(rule: rule).run(x, gradient: gradient, phase: phase, engine.kernels)
    var outputs = ["y": found.y, "grad_x": found.inputGradient]
    for (name, values) in zip(["grad_scale", "grad_shift"], found.parameterGradients) {
      outputs[name] = values
    }
    for (name, values) in zip(["running_mean", "running_var"], found.statistics) {
      outputs[name] = values
    }
    return outputs
  }
}
