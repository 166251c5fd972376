import Kernels
import Methods
import Networks
import Testing

@Suite("Network registry")
struct NetworkRegistryTests {
  @Test("every name gives the network of that name", arguments: NetworkRegistry.names)
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
    arguments: ["", "resnet", "resnet-", "resnet-9", "resnet-020", "Plain-6", "plain-6 ", "vgg-16"]
  )
  func unknown(_ name: String) {
    #expect(
      NetworkRegistry.network(named: name, channels: 3, height: 8, width: 8, classes: 10) == nil
    )
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
