import Kernels
import Methods
import Networks
import Testing

@Suite("Plain")
struct PlainTests {
  static let names = NetworkRegistry.names.filter { $0.hasPrefix("plain-") }

  @Test("a plain net is a chain of 3×3 convolutions", arguments: names)
  func chain(_ name: String) throws {
    let network = try sampleNetwork(name)
    for (index, node) in network.nodes.enumerated() { #expect(node.inputs == [index]) }
    for layer in network.layers.dropLast() { #expect(layer.shape.kernel.taps == 9) }
    #expect(network.maps.allSatisfy { $0.place?.isPlain ?? true || $0.isPooled })
  }

  @Test("three stages of widths 16, 32, 64; earlier ones are the longer", arguments: names)
  func stages(_ name: String) throws {
    let network = try sampleNetwork(name)
    let body = network.layers.dropFirst().dropLast()
    let lengths = [16, 32, 64].map { width in
      body.filter { $0.shape.outputChannels == width }.count
    }
    #expect(lengths.reduce(0, +) == network.layers.count - 2)
    #expect(lengths[0] >= lengths[1] && lengths[1] >= lengths[2])
    #expect(lengths[0] - lengths[2] <= 1)
    let strides = body.filter { $0.shape.stride == 2 }.map(\.shape.outputChannels)
    #expect(
      strides == [32, 64].filter { width in body.contains { $0.shape.outputChannels == width } }
    )
  }

  @Test("every convolution is rectified and the logits are not")
  func rectifiers() throws {
    let network = try sampleNetwork("plain-10")
    #expect(network.maps.filter(\.relu).count == 9)
    #expect(!network.maps[network.logits].relu)
  }
}
