import Kernels
import Methods
import Networks
import Testing

@Suite("ImageNet ResNet")
struct ImageNetResNetTests {
  static let depths = [18, 34, 50, 101]

  /// Convolutions, two numbers per normalized channel, and the classifier of ten classes.
  @Test(
    "parameters are as many as torchvision's with a 3×3 stem",
    arguments: [(18, 11_173_962), (34, 21_282_122), (50, 23_520_842), (101, 42_512_970)]
  )
  func parameters(_ depth: Int, _ count: Int) throws {
    let network = try sampleNetwork("resnet-\(depth)", size: 32)
    let convolutions = network.layers.reduce(0) { $0 + $1.context.shape.count }
    let channels = network.layers.dropLast().reduce(0) { $0 + $1.context.shape.outputs }
    #expect(convolutions + 2 * channels + network.classes == count)
  }

  @Test("four stages of 64 to 512 channels, four times as wide with bottlenecks", arguments: depths)
  func stages(_ depth: Int) throws {
    let network = try sampleNetwork("resnet-\(depth)", size: 32)
    let joins = network.nodes.compactMap { node -> MapShape? in
      guard case .join(_, _, _, let output) = node else { return nil }
      return network.maps[output].shape
    }
    let blocks = [18: [2, 2, 2, 2], 34: [3, 4, 6, 3], 50: [3, 4, 6, 3], 101: [3, 4, 23, 3]]
    let widening = depth >= 50 ? 4 : 1
    let expected = (blocks[depth] ?? []).enumerated().flatMap { stage, count in
      [MapShape](
        repeating: MapShape(
          images: 1,
          channels: widening * 64 << stage,
          height: 32 >> stage,
          width: 32 >> stage
        ),
        count: count
      )
    }
    #expect(joins == expected)
  }

  @Test("a projection stands where the shape changes, and nowhere else", arguments: depths)
  func projections(_ depth: Int) throws {
    let network = try sampleNetwork("resnet-\(depth)", size: 32)
    let names = network.layers.filter { $0.context.role == .shortcut }.map(\.context.name)
    // Bottlenecks widen in the first stage already.
    let stages = depth >= 50 ? 1...4 : 2...4
    #expect(names == stages.map { "layer\($0).0.downsample.0" })
    #expect(
      network.layers.filter { $0.context.role == .shortcut }.allSatisfy {
        $0.shape.kernel.taps == 1
      }
    )
  }

  @Test("a network trains on small images", arguments: ["resnet-18", "resnet-50"])
  func trains(_ name: String) throws {
    var model = try sampleModel(name, "bn", batch: 2)
    let sample = SampleBatch(model.network, count: 2)
    let first = model.train(sample, rate: 0.01)
    for _ in 0..<3 { model.train(sample, rate: 0.01) }
    #expect(model.train(sample, rate: 0.01) < first)
  }
}
