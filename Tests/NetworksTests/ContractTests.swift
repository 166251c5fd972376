import Kernels
import Methods
import Networks
import Testing

/// What every method owes every network, on images of 8×8 and a batch of four.
@Suite("Contracts")
struct ContractTests {
  /// A network and a method, by their names.
  struct Pair: Sendable, CustomTestStringConvertible {
    let network: String
    let method: String
    var testDescription: String { "\(network) \(method)" }
  }

  /// Every method on two networks, and every kind of network under four methods.
  static let pairs =
    ["resnet-8", "plain-6"].flatMap { network in
      (MethodRegistry.names + ["msr+noise", "bn+noise,branch=skipinit"]).map {
        Pair(network: network, method: $0)
      }
    }
    + [
      "preact-resnet-8", "resnet-8x2", "plain-10x0.5", "mlp-3", "convpool-c", "vgg-8",
      "resnet-18x0.25", "preact-resnet-18x0.25", "preact-resnet-50x0.125",
    ].flatMap { network in
      ["bn", "none", "pws", "msr"].map { Pair(network: network, method: $0) }
    }

  @Test(
    "logits have their shape, steps repeat to the last bit, on one and three threads",
    arguments: pairs
  )
  func determinism(_ pair: Pair) throws {
    func run(_ engine: Engine) throws -> (losses: [Double], values: [String: [Float]]) {
      var model = try sampleModel(pair.network, pair.method, engine: engine)
      let sample = SampleBatch(model.network, count: 4)
      model.images.assign(sample.images)
      model.adaptToFirstBatch()
      let losses = (0..<3).map { _ in model.train(sample, rate: 0.001) }
      #expect(model.logits(of: sample.images, .inference).map(\.count) == [10, 10, 10, 10])
      return (losses, model.values)
    }
    let first = try run(Engine()), second = try run(Engine()), third = try run(Engine(threads: 3))
    #expect(first.losses.allSatisfy { $0.isFinite })
    #expect(first.losses == second.losses && first.values == second.values)
    #expect(first.losses == third.losses && first.values == third.values)
  }

  @Test("inference changes nothing, and training the running statistics alone", arguments: pairs)
  func phases(_ pair: Pair) throws {
    var model = try sampleModel(pair.network, pair.method)
    let images = SampleBatch(model.network, count: 4).images
    let values = model.values, statistics = model.statistics
    let first = model.logits(of: images, .inference)
    #expect(model.logits(of: images, .inference) == first)
    #expect(model.values == values && model.statistics == statistics)
    let training = model.logits(of: images, .training)
    #expect(model.values == values)
    let changed = model.statistics.filter { $0.value != statistics[$0.key] }
    #expect(Set(changed.keys) == Set(statistics.keys))
    let isAlike = model.statistics.isEmpty && !pair.method.contains("noise")
    #expect(!isAlike || training == first)
  }
}
