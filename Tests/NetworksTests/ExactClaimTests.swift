import Kernels
import Methods
import Networks
import Testing

/// The exact facts of the papers, at every layer and step of a short training, by either algorithm of
/// convolution.
@Suite("Exact claims")
struct ExactClaimTests {
  static let networks = ["resnet-8", "plain-6"]
  static let choices = [Engine.ConvolutionChoice.direct, .winograd]

  private func model(
    _ network: String,
    _ method: String,
    _ choice: Engine.ConvolutionChoice
  ) throws -> Model {
    try sampleModel(network, method, size: 16, batch: 8, engine: Engine(convolution: choice))
  }

  @Test("A2: under pws no kernel's gradient has a mean", arguments: networks, choices)
  func gradientMeans(_ network: String, _ choice: Engine.ConvolutionChoice) throws {
    var model = try model(network, "pws", choice)
    for step in 0..<6 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
      for layer in model.layers where layer.context.role != .classifier {
        let shape = layer.context.shape, gradient = layer.kernel.gradient
        let sums = gradient.sums(model.engine.kernels)
        for filter in 0..<shape.outputs {
          let largest = (0..<shape.length).map { abs(gradient[filter, $0]) }.max() ?? 0
          #expect(
            abs(sums[filter]) / Double(shape.length) <= 1e-6 * Double(largest),
            "\(layer.kernel.name), filter \(filter), step \(step)"
          )
        }
      }
    }
  }

  @Test("A2: under pws every used kernel sums to zero", arguments: networks, choices)
  func kernelSums(_ network: String, _ choice: Engine.ConvolutionChoice) throws {
    var model = try model(network, "pws", choice)
    for step in 0..<6 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
      for layer in model.layers where layer.context.role != .classifier {
        let kernel = layer.usedKernel, length = layer.context.shape.length
        let sums = kernel.sums(model.engine.kernels)
        for filter in 0..<kernel.shape.outputs {
          let size = (0..<length).reduce(0.0) { $0 + Double(abs(kernel[filter, $1])) }
          #expect(abs(sums[filter]) <= 1e-6 * size, "\(layer.kernel.name), filter \(filter)")
        }
      }
    }
  }

  @Test("B3: under msr every slice keeps its zero mean", arguments: networks, choices)
  func sliceMeans(_ network: String, _ choice: Engine.ConvolutionChoice) throws {
    var model = try model(network, "msr", choice)
    for step in 0..<20 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
    }
    var ruled = 0, moved = false
    for layer in model.layers where layer.context.role == .block {
      let shape = layer.context.shape, values = layer.kernel.value.values
      for start in stride(from: 0, to: values.count, by: shape.taps) {
        let sum = values[start..<start + shape.taps].reduce(0.0) { $0 + Double($1) }
        #expect(abs(sum) / Double(shape.taps) <= 1e-6, "\(layer.kernel.name), slice at \(start)")
      }
      ruled += 1
      moved = moved || layer.kernel.velocity.storage.contains { $0 != 0 }
    }
    #expect(ruled == model.layers.count - 2 && moved)
  }

  @Test(
    "A10, B7: after training pws and msr put out the same in both modes, at every layer, bit for bit",
    arguments: networks,
    choices
  )
  func modes(_ network: String, _ choice: Engine.ConvolutionChoice) throws {
    for method in ["pws", "msr", "bn"] {
      var model = try model(network, method, choice)
      for step in 0..<4 {
        model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.05)
      }
      let images = SampleBatch(model.network, count: 8, seed: 9).images
      func outputs(_ phase: Phase) -> [[Float]] {
        _ = model.logits(of: images, phase)
        return model.network.maps.indices.map { model.seen($0) }
      }
      let training = outputs(.training), inference = outputs(.inference)
      #expect(training.allSatisfy { $0.allSatisfy(\.isFinite) })
      // BatchNorm shows that the comparison can fail.
      #expect((training == inference) == (method != "bn"), "\(method)")
    }
  }

  /// By one algorithm: the engine's own choice depends on how many tiles a batch has.
  @Test(
    "A10, B7: an image's output does not depend on the batch it comes in",
    arguments: networks,
    choices
  )
  func batches(_ network: String, _ choice: Engine.ConvolutionChoice) throws {
    let engine = Engine(convolution: choice)
    for method in ["pws", "msr", "bn"] {
      var together = try sampleModel(network, method, batch: 4, engine: engine)
      var alone = try sampleModel(network, method, batch: 1, engine: engine)
      let images = SampleBatch(together.network, count: 4).images
      let logits = together.logits(of: images, .training)
      let size = images.count / 4
      for image in 0..<4 {
        let single = alone.logits(of: Array(images[image * size..<(image + 1) * size]), .training)
        #expect((single[0] == logits[image]) == (method != "bn"), "\(method), image \(image)")
      }
    }
  }

  @Test("without the rule slices do not keep their mean")
  func withoutRule() throws {
    var method = try sampleMethod("msr")
    method.gradientRule = { _ in nil }
    let network = try sampleNetwork("plain-6", size: 16)
    var model = Model(network, method: method, batch: 8, seed: 1, engine: Engine())
    for step in 0..<20 {
      model.train(SampleBatch(network, count: 8, seed: UInt64(step)), rate: 0.1)
    }
    let values = model.layers[1].kernel.value.values
    let means = stride(from: 0, to: values.count, by: 9).map { start in
      abs(values[start..<start + 9].reduce(0.0) { $0 + Double($1) }) / 9
    }
    #expect((means.max() ?? 0) > 1e-4)
  }
}
