import Kernels
import Networks
import Testing

@Suite("Network")
struct NetworkTests {
  @Test("multiply-adds are those of the paper: 41 million for resnet-20 at 32×32")
  func multiplyAdds() throws {
    #expect(try sampleNetwork("resnet-20", size: 32).multiplyAdds == 40_551_040)
    let halved = try sampleNetwork("resnet-20", size: 16).multiplyAdds
    #expect(halved == (40_551_040 - 640) / 4 + 640)
  }

  @Test("the images come first, the logits last")
  func ends() throws {
    let network = try sampleNetwork("plain-6", classes: 13)
    #expect(network.input == 0 && network.maps[0].name == "images")
    #expect(network.logits == network.maps.count - 1)
    #expect(network.classes == 13 && network.maps[network.logits].name == "fc")
  }

  @Test("behind the global pool samples are the pixels of one image")
  func batchShapes() throws {
    let network = try sampleNetwork("resnet-8", size: 16)
    #expect(
      network.maps[1].shape(batch: 7) == MapShape(images: 7, channels: 16, height: 16, width: 16)
    )
    let pooled = network.maps.filter(\.isPooled)
    #expect(pooled.map(\.name) == ["pool", "fc"])
    #expect(
      pooled.map { $0.shape(batch: 7) } == [
        MapShape(images: 1, channels: 64, height: 1, width: 7),
        MapShape(images: 1, channels: 10, height: 1, width: 7),
      ]
    )
  }

  @Test("every map but the images is written by one node, after what it reads")
  func order() throws {
    for name in NetworkRegistry.names {
      let network = try sampleNetwork(name)
      #expect(network.nodes.map(\.output) == Array(1..<network.maps.count))
      for node in network.nodes {
        #expect(node.inputs.allSatisfy { $0 < node.output })
      }
    }
  }

  @Test("a node tells what it reads and writes")
  func nodes() {
    #expect(Network.Node.convolution(layer: 1, input: 2, output: 3).inputs == [2])
    #expect(Network.Node.join(branch: 4, shortcut: 2, stride: 1, output: 5).inputs == [4, 2])
    #expect(Network.Node.maxPool(input: 2, size: 2, stride: 2, output: 3).output == 3)
    #expect(Network.Node.globalAveragePool(input: 2, output: 9).output == 9)
  }
}
