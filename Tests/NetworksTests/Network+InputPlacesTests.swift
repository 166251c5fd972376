import Kernels
import Methods
import Networks
import Testing

@Suite("Network, places before convolutions")
struct NetworkInputPlacesTests {
  /// The network of a model of `fixup`, which asks for the places.
  private func network(_ name: String) throws -> Network {
    try sampleModel(name, "activation=scalar-bias").network
  }

  @Test(
    "every convolution but the stem, and the classifier, has a place before it",
    arguments: ["resnet-8", "preact-resnet-14", "resnet-18x0.25", "plain-6", "vgg-8", "mlp-3"]
  )
  func readers(_ name: String) throws {
    let plain = try sampleNetwork(name), network = try network(name)
    #expect(network.layers.map(\.context) == plain.layers.map(\.context))
    #expect(network.logits == network.nodes.last?.output)
    for case .convolution(let layer, let input, _) in network.nodes {
      let role = network.layers[layer].context.role
      let isCopied = network.maps[input].place?.reader != nil
      #expect(isCopied == (role != .stem && role != .classifier))
    }
    for case .globalAveragePool(let input, _) in network.nodes {
      #expect(network.maps[input].place?.reader == "fc")
    }
    let copies = network.maps.compactMap(\.place?.reader)
    #expect(Set(copies).count == copies.count)
  }

  @Test("a projection shares the copy of its block's first convolution")
  func projections() throws {
    let network = try network("resnet-18x0.25")
    var inputs: [String: Int] = [:]
    for case .convolution(let layer, let input, _) in network.nodes {
      inputs[network.layers[layer].context.name] = input
    }
    #expect(inputs["layer2.0.downsample.0"] == inputs["layer2.0.conv1"])
    #expect(network.maps[inputs["layer2.0.conv1"] ?? 0].name == "layer2.0.conv1.input")
  }

  @Test(
    "copies change nothing but by their shift: with zeros the logits are those without them",
    arguments: ["resnet-8", "preact-resnet-8", "resnet-18x0.25", "plain-6", "vgg-8"]
  )
  func zeros(_ name: String) throws {
    var with = try sampleModel(name, "activation=scalar-bias")
    var without = try sampleModel(name, "none")
    let sample = SampleBatch(without.network, count: 4)
    #expect(
      with.logits(of: sample.images, .training) == without.logits(of: sample.images, .training)
    )
    _ = with.backward(labels: sample.labels)
    _ = without.backward(labels: sample.labels)
    for (parameter, gradient) in without.gradients {
      let found = with.gradients[parameter] ?? []
      // Gradients of the same terms, added in another order.
      #expect(zip(found, gradient).allSatisfy { abs($0 - $1) <= 1e-5 + 1e-4 * abs($1) })
      #expect(found.count == gradient.count, "\(parameter)")
    }
  }

  @Test("padding stays zero: a shift before a convolution moves the border less")
  func border() throws {
    var model = try sampleModel("plain-6", "activation=scalar-bias")
    let images = SampleBatch(model.network, count: 4).images
    func outputs() throws -> [Float] {
      model.images.assign(images)
      model.forward(.inference)
      let convolution = try #require(model.network.maps.firstIndex { $0.name == "layer1.0.conv1" })
      return model.view(convolution).map.values
    }
    let before = try outputs()
    model.update { if $0.name == "layer1.0.conv1.input_bias" { $0.value[0] = 1 } }
    let after = try outputs(), kernel = model.layers[1].usedKernel
    for filter in 0..<16 {
      let moved = (0..<64).map { Double(after[filter * 64 + $0] - before[filter * 64 + $0]) }
      let whole = (0..<144).reduce(0.0) { $0 + Double(kernel[filter, $1]) }
      // A corner reads four of nine taps: kernel rows and columns 1 and 2.
      let corner = (0..<16).reduce(0.0) { sum, input in
        sum + [4, 5, 7, 8].reduce(0.0) { $0 + Double(kernel[filter, input * 9 + $1]) }
      }
      #expect(abs(moved[3 * 8 + 3] - whole) < 1e-5 && abs(moved[0] - corner) < 1e-5)
    }
  }
}
