import Kernels
import Methods
import Networks
import Testing

/// Where methods stand that leave most places of a network alone.
@Suite("Placement")
struct PlacementTests {
  static let networks = [
    "resnet-8", "preact-resnet-8", "plain-6", "vgg-8", "convpool-c", "mlp-3", "resnet-18x0.25",
    "preact-resnet-50x0.125",
  ]

  @Test("bn-last is one BatchNorm, before the last ReLU", arguments: networks)
  func last(_ name: String) throws {
    let network = try sampleNetwork(name), method = try sampleMethod("bn-last")
    let places = places(network, method) { $0 is BatchNorm }
    #expect(try places == [lastMap(network)])
    let model = Model(network, method: method, batch: 2, seed: 1, engine: Engine())
    #expect(Set(model.statistics.keys) == ["bn_last.running_mean", "bn_last.running_var"])
    let rules = network.maps.indices.filter { rule(network, method, $0) != nil }
    // The classifier has its bias.
    #expect(rules.count == 2)
  }

  @Test(
    "pws-2gn has two norms of one group, behind the stem and before the last ReLU",
    arguments: networks
  )
  func two(_ name: String) throws {
    let network = try sampleNetwork(name), method = try sampleMethod("pws-2gn")
    let stem = try #require(network.nodes.first { $0.inputs == [network.input] }).output
    let places = places(network, method) { $0 is GroupNorm }
    #expect(try places == [stem, lastMap(network)])
    var model = Model(network, method: method, batch: 2, seed: 1, engine: Engine())
    model.images.assign(SampleBatch(network, count: 2).images)
    model.forward(.training)
    for place in places {
      let view = model.view(place), scale = try #require(view.scale)
      for image in 0..<2 {
        // Before anything is trained, all channels of a group are scaled and shifted alike.
        let channels = 0..<scale.channels
        #expect(Set(channels.map { scale[image, $0, 0] }).count == 1)
        #expect(Set(channels.map { scale[image, $0, 1] }).count == 1)
      }
      #expect(scale[0, 0, 0] != scale[1, 0, 0])
    }
    #expect(model.statistics.isEmpty)
  }

  private func rule(_ network: Network, _ method: Method, _ map: Int) -> (any ActivationRule)? {
    network.maps[map].place.flatMap { method.rule(at: $0, seed: 0, index: map) }
  }

  private func places(
    _ network: Network,
    _ method: Method,
    where isSought: (any ActivationRule) -> Bool
  ) -> [Int] {
    network.maps.indices.filter { map in rule(network, method, map).map(isSought) ?? false }
  }

  /// What the global pool reads.
  private func lastMap(_ network: Network) throws -> Int {
    let pool = try #require(
      network.nodes.first { node in
        if case .globalAveragePool = node { true } else { false }
      }
    )
    return try #require(pool.inputs.first)
  }
}
