import Kernels
import Methods
import Networks
import Testing

@Suite("Network registry")
struct NetworkRegistryTests {
  @Test(
    "every name gives the network of that name",
    arguments: NetworkRegistry.names.filter { $0 != "convpool-c" }
  )
  func names(_ name: String) throws {
    let network = try sampleNetwork(name)
    #expect(network.name == name)
    let depth = try #require(name.split(separator: "-").last.flatMap { Int($0) })
    let roles = network.layers.map(\.context.role)
    // VGG counts its convolutions, the others the classifier too; projections never count.
    let counted = roles.filter { $0 != .shortcut }.count - (name.hasPrefix("vgg") ? 1 : 0)
    #expect(counted == depth, "layers that carry weights")
  }

  @Test("no name stands twice")
  func unique() {
    #expect(Set(NetworkRegistry.names).count == NetworkRegistry.names.count)
  }

  @Test(
    "other names give nothing",
    arguments: [
      "", "resnet", "resnet-", "resnet-9", "resnet-020", "Plain-6", "plain-6 ", "vgg-16",
      "resnet-20x", "resnet-20x1", "resnet-20x02", "resnet-20x-1", "resnet-20x0.03",
      "resnet-20x17", "vgg-8x2", "convpool-cx2", "mlp-1",
    ]
  )
  func unknown(_ name: String) {
    #expect(
      NetworkRegistry.network(named: name, channels: 3, height: 8, width: 8, classes: 10) == nil
    )
    #expect(!NetworkRegistry.contains(name))
  }

  @Test(
    "a factor on the width multiplies the channels of every stage",
    arguments: [
      ("resnet-8x2", [32, 64, 128]), ("plain-10x0.5", [8, 16, 32]),
      ("preact-resnet-14x0.0625", [1, 2, 4]), ("resnet-18x0.25", [16, 32, 64, 128]),
      ("mlp-3x0.125", [32]),
    ]
  )
  func widths(_ name: String, _ expected: [Int]) throws {
    let network = try sampleNetwork(name)
    #expect(network.name == name && NetworkRegistry.contains(name))
    #expect(Set(network.layers.dropLast().map(\.context.shape.outputs)) == Set(expected))
  }

  @Test("networks read any image from 8×8 up", arguments: NetworkRegistry.names, [1, 3])
  func smallImages(_ name: String, _ channels: Int) throws {
    for size in [8, 9, 28] {
      let network = try sampleNetwork(name, size: size, channels: channels)
      #expect(network.maps[network.logits].shape.channels == 10)
    }
  }

  @Test(
    "the last stage sees a quarter of the image's edge, rounded up",
    arguments: [(8, 1), (16, 3), (28, 1), (32, 3)]
  )
  func extents(_ size: Int, _ channels: Int) throws {
    for name in ["resnet-14", "plain-10"] {
      let network = try sampleNetwork(name, size: size, channels: channels, classes: 4)
      let last = try #require(network.maps.last { !$0.isPooled })
      #expect(
        last.shape == MapShape(images: 1, channels: 64, height: size / 4, width: size / 4)
      )
      #expect(network.maps[0].shape.channels == channels && network.classes == 4)
    }
  }
}
