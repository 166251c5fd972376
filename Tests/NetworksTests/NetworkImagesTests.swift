import Kernels
import Networks
import Testing

@Suite("Images of a network")
struct NetworkImagesTests {
  @Test("a network reads the images it was asked for", arguments: ["vgg-8", "mlp-2", "convpool-c"])
  func extents(_ name: String) throws {
    let network = try #require(
      NetworkRegistry.network(named: name, channels: 1, height: 8, width: 12, classes: 5)
    )
    let images = MapShape(images: 1, channels: 1, height: 8, width: 12)
    #expect(network.maps[network.input].shape == images && network.classes == 5)
  }
}
