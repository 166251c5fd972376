import Kernels
import Methods
import Networks
import Testing

@Suite("ResNet")
struct ResNetTests {
  // Table 6 of the paper gives 0.27, 0.46, 0.66, 0.85 and 1.7 million.
  @Test(
    "parameters are as many as in the paper",
    arguments: [
      (20, 269_722), (32, 464_154), (44, 658_586), (56, 853_018), (110, 1_727_962),
    ]
  )
  func parameters(_ depth: Int, _ count: Int) throws {
    #expect(try sampleModel("resnet-\(depth)", "bn", batch: 1).parameterCount == count)
  }

  @Test("three stages of as many blocks, the second and third starting with stride 2")
  func stages() throws {
    let network = try sampleNetwork("resnet-20", size: 32)
    let joins = network.nodes.compactMap { node -> (Int, Int)? in
      guard case .join(_, _, let stride, let output) = node else { return nil }
      return (stride, network.maps[output].shape.channels)
    }
    #expect(joins.map(\.0) == [1, 1, 1, 2, 1, 1, 2, 1, 1])
    #expect(joins.map(\.1) == [16, 16, 16, 32, 32, 32, 64, 64, 64])
    #expect(network.layers.filter { $0.shape.stride == 2 }.count == 2)
  }

  @Test("ReLU follows the sum, not the branch; names are torchvision's")
  func blocks() throws {
    let network = try sampleNetwork("resnet-8")
    let relu = Dictionary(uniqueKeysWithValues: network.maps.map { ($0.name, $0.relu) })
    #expect(relu["layer2.0.conv1"] == true)
    #expect(relu["layer2.0.conv2"] == false)
    #expect(relu["layer2.0"] == true)
    #expect(network.maps.contains { $0.place?.normalization == "layer3.0.bn2" })
    #expect(network.layers.first?.context.role == .stem)
  }

  @Test("shortcuts of option A carry no weights")
  func shortcuts() throws {
    let network = try sampleNetwork("resnet-14")
    #expect(network.layers.allSatisfy { $0.context.role != .shortcut })
  }

  // No normalization stands behind the stem (16 channels less) and one before the classifier (64 more);
  // where a stage begins the first one counts the block's inputs (16 and 32 less): the same number.
  @Test(
    "preactivated networks have as many kernels, and normalizations in other places",
    arguments: [(20, 269_722), (110, 1_727_962)]
  )
  func preactivated(_ depth: Int, _ count: Int) throws {
    let model = try sampleModel("preact-resnet-\(depth)", "bn", batch: 1)
    #expect(model.parameterCount == count)
  }

  @Test("nothing changes what runs along a preactivated network's shortcuts")
  func identity() throws {
    let network = try sampleNetwork("preact-resnet-14")
    for case .join(_, let shortcut, _, let output) in network.nodes {
      #expect(!network.maps[shortcut].relu && !network.maps[output].relu)
    }
    let last = try #require(network.maps.last { !$0.isPooled })
    #expect(last.name == "bn" && last.relu && last.place?.isLast == true)
  }

  @Test("kernels know their branch, and branches end where joins begin")
  func branches() throws {
    for name in ["resnet-14", "preact-resnet-14", "resnet-50", "preact-resnet-18"] {
      let network = try sampleNetwork(name)
      let joins = network.nodes.compactMap { node -> (Int, Int)? in
        guard case .join(let branch, _, _, let output) = node else { return nil }
        return (branch, output)
      }
      for (branch, output) in joins {
        #expect(network.maps[branch].place?.branchEnd == network.maps[output].name)
      }
      let ends = network.layers.filter { $0.context.branch?.isLast ?? false }
      #expect(ends.count == joins.count)
      #expect(ends.allSatisfy { $0.context.branch?.count == joins.count })
      #expect(network.maps.filter { $0.place?.isBlockInput ?? false }.count == joins.count)
    }
  }
}
