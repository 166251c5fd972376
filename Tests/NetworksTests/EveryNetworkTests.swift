import Kernels
import Methods
import Networks
import Testing

/// The contract for every network that has a name, narrow, on images of 8×8.
@Suite("Every network")
struct EveryNetworkTests {
  /// Every name; depths of perceptrons by powers of two, for they differ in nothing else.
  static let names = NetworkRegistry.names.filter { name in
    !name.hasPrefix("mlp-") || [2, 4, 8, 16, 32, 64].contains { name == "mlp-\($0)" }
  }
  static let methods = ["bn", "none", "pws", "msr"]

  /// The network of a name with about eight channels in its first layer, where widths can be scaled.
  private static func narrow(_ name: String) throws -> String {
    let widest = try sampleNetwork(name).layers[0].context.shape.outputs
    let factor = [0.5, 0.25, 0.125].first { Double(widest) * $0 <= 8 } ?? 0.0625
    return NetworkRegistry.contains("\(name)x\(factor)") ? "\(name)x\(factor)" : name
  }

  @Test(
    "logits and gradients have their shapes and are finite, and steps repeat on three threads",
    arguments: names,
    methods
  )
  func steps(_ name: String, _ method: String) throws {
    func run(_ engine: Engine) throws -> (loss: Double, gradients: [String: [Float]]) {
      var model = try sampleModel(Self.narrow(name), method, batch: 2, engine: engine)
      let sample = SampleBatch(model.network, count: 2)
      let loss = model.train(sample, rate: 0.001)
      model.forEachParameter { #expect($0.gradient.shape == $0.value.shape, "\($0.name)") }
      #expect(model.logits(of: sample.images, .inference).map(\.count) == [10, 10])
      return (loss, model.gradients)
    }
    let model = try sampleModel(Self.narrow(name), method, batch: 2)
    let first = try run(Engine()), other = try run(Engine(threads: 3))
    #expect(first.loss.isFinite && first.loss == other.loss && first.gradients == other.gradients)
    #expect(first.gradients.values.allSatisfy { $0.allSatisfy(\.isFinite) })
    // The loss reaches the first convolution, but in perceptrons: of two samples that are normalized
    // again and again only signs are left.
    let stem = model.layers[0].kernel.name
    #expect(name.hasPrefix("mlp-") || first.gradients[stem]?.contains { $0 != 0 } == true)
  }

  @Test("the loss changes along the gradient as the gradient says", arguments: names, methods)
  func gradient(_ name: String, _ methodName: String) throws {
    // Each normalized layer without a shortcut enlarges the gradient; behind 64 of them, steps that are
    // short enough for a slope to hold are lost in the rounding of the weights.
    guard (name, methodName) != ("mlp-64", "bn") else { return }
    var method = try sampleMethod(methodName)
    method.gradientRule = { _ in nil }
    // Normalized over two pixels, nothing but signs would be left of them.
    let network = try sampleNetwork(Self.narrow(name), size: 16)
    let start = Model(network, method: method, batch: 8, seed: 1, engine: Engine())
    let line = GradientLine(start, SampleBatch(network, count: 8))
    // Corners where a ReLU opens ask for more points, a wrong gradient is wrong with any number.
    let errors = [4, 16, 64, 256].lazy.map { line.error(points: $0) }
    #expect(errors.contains { $0 < 0.02 }, "\(Array(errors))")
  }

  @Test(
    "inference leaves the model alone and repeats, on images of one and of three channels",
    arguments: names,
    methods
  )
  func inference(_ name: String, _ method: String) throws {
    for channels in [1, 3] { try expectInference(name, method, channels: channels) }
  }

  private func expectInference(_ name: String, _ method: String, channels: Int) throws {
    var model = Model(
      try sampleNetwork(Self.narrow(name), channels: channels),
      method: try sampleMethod(method),
      batch: 2,
      seed: 1,
      engine: Engine()
    )
    let sample = SampleBatch(model.network, count: 2)
    model.train(sample, rate: 0)
    let values = model.values, statistics = model.statistics
    let first = model.logits(of: sample.images, .inference)
    #expect(first.map(\.count) == [10, 10] && first.joined().allSatisfy(\.isFinite))
    #expect(model.logits(of: sample.images, .inference) == first)
    #expect(model.values == values && model.statistics == statistics)
    // What keeps no statistics is one graph in both modes.
    #expect((model.logits(of: sample.images, .training) == first) || !statistics.isEmpty)
  }
}

/// The loss along the whole gradient: its change over a segment is the integral of its slope.
private struct GradientLine {
  private let start: Model
  private let sample: SampleBatch
  /// The gradient, of length one, and half the segment.
  private let direction: [[Float]]
  private let reach: Double

  init(_ model: Model, _ sample: SampleBatch) {
    var start = model
    start.images.assign(sample.images)
    start.forward(.training)
    let loss = start.backward(labels: sample.labels).loss
    var gradients: [[Float]] = []
    start.forEachParameter { gradients.append($0.gradient.values) }
    let length = norm(gradients.flatMap { $0 })
    direction = gradients.map { $0.map { Float(Double($0) / length) } }
    reach = 0.005 * (1 + loss) / length
    self.start = start
    self.sample = sample
  }

  /// How far the integral over so many midpoints is from the change, relative.
  func error(points: Int) -> Double {
    let ends = [reach, -reach].map { place in
      var model = moved(by: place)
      model.forward(.training)
      return SoftmaxCrossEntropy.evaluate(model.logits, labels: sample.labels).loss
    }
    let slopes = (0..<points).map { slope(at: reach * (Double(2 * $0 + 1) / Double(points) - 1)) }
    let integral = 2 * reach * slopes.reduce(0, +) / Double(points)
    return abs(ends[0] - ends[1] - integral) / abs(integral)
  }

  private func slope(at place: Double) -> Double {
    var model = moved(by: place), slope = 0.0, index = 0
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    model.forEachParameter { parameter in
      for (gradient, part) in zip(parameter.gradient.values, direction[index]) {
        slope += Double(gradient) * Double(part)
      }
      index += 1
    }
    return slope
  }

  private func moved(by place: Double) -> Model {
    var model = start, index = 0
    model.update { parameter in
      let values = zip(parameter.value.values, direction[index]).map {
        Float(Double($0) + place * Double($1))
      }
      parameter.value = FilterBank(parameter.value.shape, values: values)
      index += 1
    }
    return model
  }
}
