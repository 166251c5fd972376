import Kernels
import Methods

extension Network {
  /// The network with a place for a rule before every convolution but the stem, and before the pool.
  ///
  /// What such a convolution reads is copied first, and the copy has a place of its own, `reader` being
  /// the convolution's name; convolutions that read the same share a copy. So a shift before a
  /// convolution leaves its padding zero, and what runs along the shortcut as it was. The place before
  /// the pool stands for one before the classifier: a shift is the same on either side of a mean.
  /// Places that are there already stay.
  func withInputPlaces() -> Network {
    var copied = CopiedInputs(of: self)
    for node in nodes {
      let inputs =
        if let reader = reader(node) {
          node.inputs.map { copied.copy($0, for: reader) }
        } else {
          node.inputs.map { copied.place($0) }
        }
      copied.add(node, reading: inputs)
    }
    return Network(name: name, maps: copied.maps, layers: layers, nodes: copied.nodes)
  }

  /// The name of what a node reads its input for, where that wants a place of its own.
  private func reader(_ node: Node) -> String? {
    switch node {
    case .convolution(let layer, let from, _):
      let context = layers[layer].context
      return from == input || context.role == .classifier ? nil : context.name
    case .globalAveragePool: return layers.last?.context.name
    case .join, .copy, .maxPool: return nil
    }
  }
}

/// A network's maps and nodes, with copies of some maps between them.
private struct CopiedInputs {
  private(set) var maps: [Network.Map]
  private(set) var nodes: [Network.Node] = []
  private let original: Network
  /// The new numbers of old maps, and of their copies.
  private var places: [Int: Int], copies: [Int: Int] = [:]

  init(of network: Network) {
    original = network
    maps = [network.maps[network.input]]
    places = [network.input: 0]
  }

  /// The new number of an old map that has been written.
  func place(_ map: Int) -> Int {
    guard let place = places[map] else { preconditionFailure("map \(map) is read unwritten") }
    return place
  }

  /// Takes a node over, with other inputs.
  mutating func add(_ node: Network.Node, reading inputs: [Int]) {
    let output = maps.count
    places[node.output] = output
    maps.append(original.maps[node.output])
    nodes.append(node.reading(inputs, writing: output))
  }

  /// The copy of an old map, made when it is first asked for.
  mutating func copy(_ map: Int, for reader: String) -> Int {
    let source = original.maps[map]
    if source.place?.reader != nil { return place(map) }
    if let copy = copies[map] { return copy }
    var context = ActivationContext(
      channels: source.shape.channels,
      convolution: "",
      normalization: "",
      role: .block
    )
    context.reader = reader
    let copy = Network.Map(
      name: reader + ".input",
      shape: source.shape,
      place: context,
      relu: false,
      isPooled: source.isPooled
    )
    copies[map] = maps.count
    nodes.append(.copy(input: place(map), output: maps.count))
    maps.append(copy)
    return maps.count - 1
  }
}

extension Network.Node {
  /// The same step between other maps.
  fileprivate func reading(_ inputs: [Int], writing output: Int) -> Network.Node {
    switch self {
    case .convolution(let layer, _, _):
      .convolution(layer: layer, input: inputs[0], output: output)
    case .join(_, _, let stride, _):
      .join(branch: inputs[0], shortcut: inputs[1], stride: stride, output: output)
    case .copy: .copy(input: inputs[0], output: output)
    case .maxPool(_, let size, let stride, _):
      .maxPool(input: inputs[0], size: size, stride: stride, output: output)
    case .globalAveragePool: .globalAveragePool(input: inputs[0], output: output)
    }
  }
}
