import Kernels
import Networks
import Testing

@Suite("Gradient flow")
struct GradientFlowTests {
  static let names = [
    "resnet-8", "resnet-20", "plain-4", "plain-20", "resnet-18", "resnet-50", "vgg-8", "residual",
    "projected", "preact-resnet-8", "preact-resnet-18",
  ]

  @Test("every gradient but the images' and the logits' is completed by one node", arguments: names)
  func finishers(_ name: String) throws {
    let network = try network(name), flow = GradientFlow(network)
    for map in network.maps.indices {
      let isShared = flow.root[map] != map
      let isEnd = map == network.input || map == network.logits
      #expect((flow.finisher[map] == nil) == (isShared || isEnd), "\(network.maps[map].name)")
      if let finisher = flow.finisher[map] {
        #expect(network.nodes[finisher].inputs == [map], "\(network.maps[map].name)")
      }
    }
  }

  @Test("a root's gradient is measured once for every map that shares it", arguments: names)
  func measured(_ name: String) throws {
    let network = try network(name), flow = GradientFlow(network)
    #expect(flow.measured.joined().sorted() == Array(network.maps.indices))
    for (root, maps) in flow.measured.enumerated() {
      #expect(maps.allSatisfy { flow.root[$0] == root })
    }
  }

  @Test("the branch of a join shares its gradient; a convolved shortcut does too")
  func sharing() throws {
    let network = SampleNetworks.projected, flow = GradientFlow(network)
    let joins = network.nodes.compactMap { node -> (Int, Int, Int)? in
      guard case .join(let branch, let shortcut, _, let output) = node else { return nil }
      return (branch, shortcut, output)
    }
    let join = try #require(joins.first)
    #expect(flow.root[join.0] == join.2 && flow.root[join.1] == join.2)
  }

  /// Runs the backward pass with owners in place of numbers: whoever writes a buffer owns it, and a
  /// reader must find the owner it expects, also after the node has written its own result.
  @Test("no gradient is overwritten before its last reader", arguments: names)
  func lives(_ name: String) throws {
    let network = try network(name), flow = GradientFlow(network)
    var owners = [GradientFlow.Addend.Source?](repeating: nil, count: flow.bufferSizes.count)
    func own(_ source: GradientFlow.Addend.Source, _ map: Int) throws {
      let buffer = try #require(flow.buffer[source])
      #expect(flow.bufferSizes[buffer] >= network.maps[map].shape.storage)
      owners[buffer] = source
    }
    try own(.map(network.logits), network.logits)
    for (index, node) in network.nodes.enumerated().reversed() {
      guard let input = node.inputs.first, node.inputs.count == 1 else { continue }
      var reads: [GradientFlow.Addend.Source] = [.map(flow.root[node.output])]
      let isFinisher = flow.finisher[input] == index
      if isFinisher { reads += flow.addends[input].map(\.source) }
      if input != network.input { try own(isFinisher ? .map(input) : .node(index), input) }
      for source in reads {
        let buffer = try #require(flow.buffer[source])
        #expect(owners[buffer] == source, "node \(index) reads \(source)")
      }
    }
  }

  @Test("memory does not grow with depth")
  func memory() throws {
    let short = GradientFlow(try sampleNetwork("resnet-20")).bufferSizes
    let long = GradientFlow(try sampleNetwork("resnet-110")).bufferSizes
    #expect(long.sorted() == short.sorted())
  }

  private func network(_ name: String) throws -> Network {
    switch name {
    case "residual": SampleNetworks.residual
    case "projected": SampleNetworks.projected
    default: try sampleNetwork(name)
    }
  }
}
