import Kernels
import Methods
import Networks
import Testing

@Suite("Network builder")
struct NetworkBuilderTests {
  @Test("a convolution keeps the extent, halves it by stride, or loses a border without padding")
  func convolution() {
    var builder = NetworkBuilder("test", channels: 3, height: 9, width: 8)
    func extent(stride: Int, padding: Int?) -> MapShape {
      let map = builder.convolution(
        0,
        name: "conv",
        normalization: "bn",
        outputs: 5,
        size: 3,
        stride: stride,
        padding: padding,
        relu: false
      )
      return builder.shape(of: map)
    }
    #expect(
      extent(stride: 1, padding: nil) == MapShape(images: 1, channels: 5, height: 9, width: 8)
    )
    #expect(
      extent(stride: 2, padding: nil) == MapShape(images: 1, channels: 5, height: 5, width: 4)
    )
    #expect(extent(stride: 1, padding: 0) == MapShape(images: 1, channels: 5, height: 7, width: 6))
  }

  @Test("pooling drops a last odd row")
  func maxPool() {
    var builder = NetworkBuilder("test", channels: 3, height: 9, width: 8)
    let map = builder.maxPool(0, size: 2, stride: 2, name: "pool1")
    #expect(builder.shape(of: map) == MapShape(images: 1, channels: 3, height: 4, width: 4))
  }

  @Test("a convolution's place carries its names, role and the kind of network")
  func place() throws {
    let plain = SampleNetworks.stack(depth: 2, width: 4, size: 8, padding: 1)
    let place = try #require(plain.maps[2].place)
    #expect(place.convolution == "conv2" && place.normalization == "bn2")
    #expect(place.role == .block && place.isPlain && place.channels == 4)
    #expect(plain.maps[1].place?.role == .stem)
    #expect(SampleNetworks.residual.maps[1].place?.isPlain == false)
    #expect(plain.layers.map(\.context.name) == ["conv1", "conv2", "fc"])
  }

  @Test("a join has no convolution and no normalization of its own, the branch's extent")
  func join() throws {
    let network = SampleNetworks.residual
    let join = try #require(network.maps.first { $0.name == "block" })
    #expect(join.place?.convolution == "" && join.place?.normalization == "" && join.relu)
    #expect(join.shape == MapShape(images: 1, channels: 8, height: 3, width: 3))
  }

  @Test("classifying ends with the global mean and a linear layer")
  func classify() throws {
    let network = SampleNetworks.projected
    #expect(network.name == "projected" && network.classes == 3)
    guard case .globalAveragePool = network.nodes[network.nodes.count - 2],
      case .convolution(let layer, _, let output) = network.nodes[network.nodes.count - 1]
    else {
      Issue.record("the last nodes are \(network.nodes.suffix(2))")
      return
    }
    #expect(output == network.logits && network.layers[layer].context.role == .classifier)
    #expect(network.layers[layer].context.shape == KernelShape(outputs: 3, inputs: 8))
  }
}
