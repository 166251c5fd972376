import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Trunk")
struct TrunkTests {
  private func model(_ network: String, _ method: String = "bn") throws -> Model {
    try Experiment.sample(method, network: network).session().model
  }

  @Test("is the stem and the blocks, without shortcuts and classifier")
  func places() throws {
    let model = try model("resnet-18")
    let names = model.trunk.map { model.layers[$0.layer].context.name }
    #expect(names.first == "conv1" && names.last == "layer4.1.conv2")
    #expect(names.count == 17)
    #expect(!names.contains { $0.contains("downsample") || $0 == "fc" })
    for place in model.trunk {
      #expect(model.network.maps[place.output].name == model.layers[place.layer].context.name)
    }
  }

  @Test("the depth samples are the first, middle and last convolution of stride 1 in the blocks")
  func depthSamples() throws {
    let model = try model("resnet-20")
    let names = model.depthSamples.map { model.layers[$0].context.name }
    #expect(names == ["layer1.0.conv1", "layer2.1.conv2", "layer3.2.conv2"])
    #expect(model.depthSamples.allSatisfy { model.layers[$0].shape.stride == 1 })
  }

  @Test("what is seen of a map is behind its rule and ReLU")
  func seen() throws {
    var session = try Experiment.sample("none-bias").session()
    _ = session.load(step: 0)
    session.model.update { parameter in
      if parameter.name == "conv1.bias" { parameter.value[0] = 1 }
    }
    session.model.forward(.training)
    let output = try #require(session.model.trunk.first).output
    let raw = session.model.view(output).map.values, seen = session.model.seen(output)
    #expect(raw.count == seen.count)
    let pixels = session.model.view(output).map.shape.pixels
    #expect(seen[..<pixels].elementsEqual(raw[..<pixels].map { max(0, $0 + 1) }))
    #expect(seen[pixels..<2 * pixels].elementsEqual(raw[pixels..<2 * pixels].map { max(0, $0) }))
  }
}
