import Kernels
import Methods
import Networks
import Testing

@Suite("VGG")
struct VGGTests {
  @Test("pairs of 3×3 convolutions of widths 64 to 512, a pool behind each")
  func pairs() throws {
    let network = try sampleNetwork("vgg-8", size: 32)
    let widths = network.layers.dropLast().map(\.context.shape.outputs)
    #expect(widths == [64, 64, 128, 128, 256, 256, 512, 512])
    let pools = network.nodes.compactMap { node -> MapShape? in
      guard case .maxPool(_, 2, 2, let output) = node else { return nil }
      return network.maps[output].shape
    }
    #expect(pools.map(\.height) == [16, 8, 4, 2])
    #expect(network.maps.allSatisfy { $0.place?.isPlain ?? true || $0.isPooled })
  }

  @Test("images too small for another pool are not pooled further", arguments: [1, 2, 4, 8])
  func small(_ size: Int) throws {
    let network = try sampleNetwork("vgg-8", size: size)
    let pools = network.nodes.filter { if case .maxPool = $0 { true } else { false } }
    #expect(1 << pools.count == size)
  }

  @Test("it trains")
  func trains() throws {
    var model = try sampleModel("vgg-8", "bn", batch: 2)
    let sample = SampleBatch(model.network, count: 2)
    let first = model.train(sample, rate: 0.01)
    for _ in 0..<3 { model.train(sample, rate: 0.01) }
    #expect(model.train(sample, rate: 0.01) < first)
  }
}
