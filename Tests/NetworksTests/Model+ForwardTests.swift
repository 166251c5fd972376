import Kernels
import Methods
import Networks
import Testing

@Suite("Model, forward")
struct ModelForwardTests {
  @Test(
    "training and inference give the same bits without batch statistics",
    arguments: ["resnet-8", "plain-6"],
    ["pws", "msr", "none", "gn"]
  )
  func phases(_ network: String, _ method: String) throws {
    var model = try sampleModel(network, method)
    let sample = SampleBatch(model.network, count: 4)
    for _ in 0..<3 { model.train(sample, rate: 0.02) }
    let training = model.logits(of: sample.images, .training)
    #expect(model.logits(of: sample.images, .inference) == training)
    #expect(training.joined().allSatisfy { $0.isFinite })
  }

  @Test(
    "affine, none and none-bias start as the same function",
    arguments: ["resnet-8", "plain-6"]
  )
  func start(_ network: String) throws {
    let logits = try ["none", "none-bias", "affine"].map { method in
      var model = try sampleModel(network, method)
      return model.logits(of: SampleBatch(model.network, count: 4).images, .training)
    }
    #expect(logits[0] == logits[1])
    #expect(logits[0] == logits[2])
  }

  @Test(
    "the logits of an image do not depend on its batch",
    arguments: ["pws", "none", "gn", "msr"]
  )
  func independence(_ method: String) throws {
    var model = try sampleModel("resnet-8", method)
    let sample = SampleBatch(model.network, count: 4),
      other = SampleBatch(
        model.network,
        count: 4,
        seed: 2
      )
    let size = sample.images.count / 4
    let mixed = Array(sample.images[..<size] + other.images[size...])
    let expected = model.logits(of: sample.images, .training)
    let found = model.logits(of: mixed, .training)
    #expect(found[0] == expected[0])
    #expect(found[1] != expected[1])
  }

  @Test("with batch statistics the logits of an image depend on its batch in training only")
  func dependence() throws {
    var model = try sampleModel("resnet-8", "bn")
    let sample = SampleBatch(model.network, count: 4),
      other = SampleBatch(
        model.network,
        count: 4,
        seed: 2
      )
    let size = sample.images.count / 4
    let mixed = Array(sample.images[..<size] + other.images[size...])
    #expect(
      model.logits(of: sample.images, .training)[0] != model.logits(of: mixed, .training)[0]
    )
    #expect(
      model.logits(of: sample.images, .inference)[0] == model.logits(of: mixed, .inference)[0]
    )
  }

  @Test("inference under bn uses the running statistics, and leaves them")
  func runningStatistics() throws {
    var model = try sampleModel("resnet-8", "bn")
    let sample = SampleBatch(model.network, count: 4)
    let training = model.logits(of: sample.images, .training)
    #expect(model.logits(of: sample.images, .inference) != training)
    // One batch moved mean and unbiased variance a tenth of the way from 0 and 1.
    let pixels = Dictionary(
      model.network.maps.compactMap { map in
        map.place.map { ($0.normalization, Float(4 * map.shape.pixels)) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    model.updateStatistics { statistic in
      let name = statistic.name.split(separator: ".").dropLast().joined(separator: ".")
      let count = pixels[name] ?? 0, isMean = statistic.name.hasSuffix("running_mean")
      statistic.values = statistic.values.map {
        isMean ? $0 / 0.1 : ($0 - 0.9) / 0.1 * (count - 1) / count
      }
    }
    let before = model.statistics
    let inference = model.logits(of: sample.images, .inference)
    for (found, expected) in zip(inference.joined(), training.joined()) {
      #expect(abs(found - expected) < 1e-4)
    }
    #expect(model.statistics == before)
  }

  @Test("a batch of one works", arguments: MethodRegistry.names)
  func single(_ method: String) throws {
    var model = try sampleModel("resnet-8", method, batch: 1)
    let sample = SampleBatch(model.network, count: 1)
    for _ in 0..<2 { #expect(model.train(sample, rate: 0.001).isFinite) }
    #expect(model.logits(of: sample.images, .inference).joined().allSatisfy { $0.isFinite })
  }

  @Test(
    "images of any size and number of channels pass",
    arguments: [(8, 1), (8, 3), (16, 3), (28, 1), (32, 3), (11, 3)]
  )
  func sizes(_ size: Int, _ channels: Int) throws {
    for name in ["resnet-8", "plain-6"] {
      let network = try sampleNetwork(name, size: size, channels: channels, classes: 7)
      var model = Model(
        network,
        method: try sampleMethod("bn"),
        batch: 3,
        seed: 1,
        engine: Engine()
      )
      let sample = SampleBatch(network, count: 3)
      #expect(model.train(sample, rate: 0.01).isFinite)
      let logits = model.logits(of: sample.images, .inference)
      #expect(logits.count == 3 && logits.allSatisfy { $0.count == 7 })
    }
  }
}
