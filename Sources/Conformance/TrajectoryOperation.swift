import Kernels
import Methods
import Networks
import Training

/// A whole training run from a given state on given batches.
enum TrajectoryOperation {
  static func run(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let images = try fixture.tensor("images")
    let extents = try fixture.extents(images, "images", count: 5)
    let steps = extents[0], batch = extents[1]
    let classes = try fixture.tensor("state.fc.bias").values.count
    let labels = try fixture.labels("labels", below: classes)
    guard labels.count == steps * batch else {
      throw Fixture.Problem(description: "\(labels.count) labels for \(steps) × \(batch)")
    }
    var model = Model(
      try network(fixture, extents, classes),
      method: try method(fixture),
      batch: batch,
      seed: 0,
      engine: engine
    )
    var state: [String: Safetensors.Tensor] = [:]
    for name in fixture.inputNames where name.hasPrefix("state.") {
      state[String(name.dropFirst(6))] = try fixture.tensor(name)
    }
    try Checkpoint.load(state, into: &model)
    let optimizer = Optimizer(
      momentum: try fixture.number("momentum"),
      weightDecay: try fixture.number("weight_decay")
    )
    let rate = try fixture.number("learning_rate"), size = images.values.count / steps
    var losses: [Float] = []
    for step in 0..<steps {
      model.images.assign(Array(images.values[step * size..<(step + 1) * size]))
      model.forward(.training)
      let value = model.backward(labels: Array(labels[step * batch..<(step + 1) * batch]))
      losses.append(Float(value.loss))
      model.update { optimizer.step(&$0, rate: rate, engine.kernels) }
    }
    var outputs = Checkpoint.tensors(of: model).reduce(into: [String: [Float]]()) {
      $0["state." + $1.key] = $1.value.values
    }
    outputs["losses"] = losses
    return outputs
  }

  private static func network(
    _ fixture: Fixture,
    _ extents: [Int],
    _ classes: Int
  ) throws -> Network {
    let blocks = try fixture.integer("blocks_per_stage", atLeast: 1)
    guard try fixture.text("network") == "resnet", try fixture.text("shortcut") == "A",
      try fixture.numbers("widths") == [16, 32, 64],
      let network = NetworkRegistry.network(
        named: "resnet-\(6 * blocks + 2)",
        channels: extents[2],
        height: extents[3],
        width: extents[4],
        classes: classes
      )
    else {
      throw Fixture.Problem(description: "a network that is not a CIFAR ResNet of known depth")
    }
    return network
  }

  /// The methods of the fixtures, which differ from the suites' in bias, scale and groups.
  private static func method(_ fixture: Fixture) throws -> Method {
    let name = try fixture.text("method")
    let registered = ["none": "none-bias", "msr": "msr-rule"][name] ?? name
    guard var method = MethodRegistry.method(named: registered) else {
      throw Fixture.Problem(description: "unknown method '\(name)'")
    }
    if name == "gn" {
      method.activationRule = { $0.hasNormalization ? GroupNorm($0, groups: 4) : nil }
    }
    return method
  }
}
