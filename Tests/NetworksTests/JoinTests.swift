import Kernels
import Methods
import Networks
import Testing

/// Sums are computed while their first reader packs them; where a map is large they are stored past the
/// caches, and gradients are completed on their way there.
@Suite("Join")
struct JoinTests {
  /// Networks, and a batch whose maps are large.
  static let networks = [("resnet-8", 64), ("preact-resnet-8", 64), ("resnet-18", 16)]

  @Test("a large batch has the sums and logits of a small one", arguments: networks)
  func forward(_ network: String, _ batch: Int) throws {
    // Few images are computed without a transform by any other choice.
    let engine = Engine(convolution: .direct)
    var few = try sampleModel(network, "gn", size: 32, batch: 2, engine: engine)
    var many = try sampleModel(network, "gn", size: 32, batch: batch, engine: engine)
    let sample = SampleBatch(few.network, count: 2)
    let expected = few.logits(of: sample.images, .training)
    let images = (0..<batch / 2).flatMap { _ in sample.images }
    let found = many.logits(of: images, .training)
    for image in 0..<batch { #expect(found[image] == expected[image % 2]) }
    var joins = 0
    for case .join(_, _, _, let output) in few.network.nodes {
      let sum = few.seen(output)
      #expect(Array(many.seen(output).suffix(sum.count)) == sum)
      joins += 1
    }
    #expect(joins >= 3)
  }

  @Test("and its gradients", arguments: networks, ["bn", "gn"])
  func backward(_ network: (name: String, batch: Int), _ method: String) throws {
    func gradients(_ batch: Int) throws -> [String: [Float]] {
      var model = try sampleModel(network.name, method, size: 32, batch: batch)
      let sample = SampleBatch(model.network, count: 2)
      model.images.assign((0..<batch / 2).flatMap { _ in sample.images })
      model.forward(.training)
      _ = model.backward(labels: (0..<batch / 2).flatMap { _ in sample.labels })
      return model.gradients
    }
    let few = try gradients(2), many = try gradients(network.batch)
    #expect(few.count == many.count)
    for (name, expected) in few {
      let found = try #require(many[name])
      let largest = expected.reduce(0) { max($0, abs($1)) }
      let worst = zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(worst <= 1e-3 * largest, "\(name): \(worst) of \(largest)")
    }
  }
}
