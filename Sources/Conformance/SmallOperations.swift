import Kernels
import Methods
import Training

/// Pooling, the loss, and the optimizer.
enum SmallOperations {
  static var all: [String: ConformanceRunner.Operation] {
    [
      "max_pool": maxPool, "global_average_pool": globalAveragePool,
      "softmax_cross_entropy": crossEntropy, "sgd": descend,
    ]
  }

  private static func maxPool(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let x = try fixture.map("x"), gradient = try fixture.map("grad_y")
    let size = try fixture.integer("size", atLeast: 1)
    let stride = try fixture.integer("stride", atLeast: 1)
    guard x.shape.height >= size, x.shape.width >= size else {
      throw Fixture.Problem(description: "windows of \(size) in an input \(x.shape)")
    }
    let y = FeatureMap(
      MapShape(
        images: x.shape.images,
        channels: x.shape.channels,
        height: (x.shape.height - size) / stride + 1,
        width: (x.shape.width - size) / stride + 1
      )
    )
    guard gradient.shape == y.shape else {
      throw Fixture.Problem(description: "a gradient \(gradient.shape) for \(y.shape)")
    }
    let inputGradient = FeatureMap(x.shape)
    for image in 0..<x.shape.images {
      for block in 0..<x.shape.blocks {
        engine.kernels.maxPool(MapView(x), size: size, stride: stride, image, block, to: y)
        engine.kernels.maxPoolGradient(
          MapView(x),
          size: size,
          stride: stride,
          image,
          block,
          outputGradient: gradient,
          to: inputGradient
        )
      }
    }
    return ["y": y.values, "grad_x": inputGradient.values]
  }

  private static func globalAveragePool(
    _ fixture: Fixture,
    _ engine: Engine
  ) throws -> [String: [Float]] {
    let x = try fixture.map("x")
    let gradient = try fixture.tensor("grad_y")
    let extents = try fixture.extents(gradient, "grad_y", count: 2)
    guard extents == [x.shape.images, x.shape.channels] else {
      throw Fixture.Problem(description: "a gradient \(extents) for \(x.shape)")
    }
    let shape = MapShape(images: 1, channels: extents[1], height: 1, width: extents[0])
    let y = FeatureMap(shape), outputGradient = FeatureMap(shape),
      inputGradient = FeatureMap(x.shape)
    func sampleMajor(_ values: [Float], rows: Int) -> [Float] {
      let columns = values.count / rows
      return (0..<columns).flatMap { column in (0..<rows).map { values[$0 * columns + column] } }
    }
    outputGradient.assign(sampleMajor(gradient.values, rows: extents[0]))
    for image in 0..<x.shape.images {
      for block in 0..<x.shape.blocks {
        engine.kernels.globalAveragePool(MapView(x), image, block, to: y)
        engine.kernels.globalAveragePoolGradient(outputGradient, image, block, to: inputGradient)
      }
    }
    return ["y": sampleMajor(y.values, rows: extents[1]), "grad_x": inputGradient.values]
  }

  private static func crossEntropy(
    _ fixture: Fixture,
    _ engine: Engine
  ) throws -> [String: [Float]] {
    let logits = try fixture.tensor("logits")
    let extents = try fixture.extents(logits, "logits", count: 2)
    let labels = try fixture.labels("labels", below: extents[1])
    guard labels.count == extents[0] else {
      throw Fixture.Problem(description: "\(labels.count) labels for logits \(extents)")
    }
    let shape = MapShape(images: 1, channels: extents[1], height: 1, width: extents[0])
    let map = FeatureMap(shape), gradient = FeatureMap(shape)
    for (index, value) in logits.values.enumerated() {
      let sample = index / extents[1], k = index % extents[1]
      map.plane(0, k / 16)[sample * 16 + k % 16] = value
    }
    let value = SoftmaxCrossEntropy.evaluate(MapView(map), labels: labels, gradient: gradient)
    let rows = (0..<extents[0]).flatMap { sample in
      (0..<extents[1]).map { SoftmaxCrossEntropy.logit(MapView(gradient), sample, $0) }
    }
    return ["loss": [Float(value.loss)], "grad_logits": rows]
  }

  private static func descend(_ fixture: Fixture, _ engine: Engine) throws -> [String: [Float]] {
    let optimizer = Optimizer(
      momentum: try fixture.number("momentum"),
      weightDecay: try fixture.number("weight_decay"),
      nesterov: try fixture.flag("nesterov")
    )
    var parameter = Parameter("parameter", try fixture.bank("parameter"))
    let gradients = try fixture.tensor("gradients"), count = parameter.value.shape.count
    guard gradients.values.count % count == 0 else {
      throw Fixture.Problem(description: "gradients \(gradients.shape) for \(count) numbers")
    }
    for start in stride(from: 0, to: gradients.values.count, by: count) {
      parameter.gradient = FilterBank(
        parameter.value.shape,
        values: Array(gradients.values[start..<start + count])
      )
      optimizer.step(&parameter, rate: try fixture.number("learning_rate"), engine.kernels)
    }
    return ["parameter": parameter.value.values]
  }
}
