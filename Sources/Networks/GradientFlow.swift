import Kernels

/// How gradients run through a network: who completes each map's gradient, and where it is kept.
///
/// A map that only a join reads, and reads as it is, shares the join's gradient. Any other map's gradient
/// is completed by its earliest reader in forward order, the last in backward order, which adds what
/// later readers have left for it.
package struct GradientFlow: Sendable {
  /// What a later reader leaves for a map.
  package struct Addend: Sendable {
    /// The map, or the extra store, that holds it.
    package let source: Source
    /// The pixels of the shortcut that the join read.
    package let stride: Int

    package enum Source: Sendable, Hashable {
      /// The gradient of a join's map.
      case map(Int)
      /// The input's gradient of a convolution that is not the map's earliest reader, by node.
      case node(Int)

      /// The map, when it is one.
      package var map: Int? {
        if case .map(let map) = self { map } else { nil }
      }
    }
  }

  /// The map whose gradient a map shares; itself when it has its own.
  package let root: [Int]
  /// The node that completes each map's gradient; `nil` for shared ones and the images.
  package let finisher: [Int?]
  /// What is added when it is completed.
  package let addends: [[Addend]]
  /// Maps whose moments of the gradient are taken when a root is complete.
  package let measured: [[Int]]
  /// Where each gradient is kept: an index into buffers of `bufferSizes` numbers per image.
  package let buffer: [Addend.Source: Int]
  package let bufferSizes: [Int]

  package init(_ network: Network) {
    let readers = Self.readers(network)
    var root = Array(network.maps.indices)
    // Joins come after what they read, so roots are found from the end.
    for (index, node) in network.nodes.enumerated().reversed() {
      guard case .join(let branch, let shortcut, let stride, let output) = node else { continue }
      for input in [branch, shortcut]
      where readers[input] == [index] && !network.maps[input].relu
        && (input == branch || stride == 1)
        && network.maps[input].shape == network.maps[output].shape
      {
        root[input] = root[output]
      }
    }
    self.root = root
    finisher = network.maps.indices.map { map in
      map == network.input || root[map] != map
        ? nil : readers[map].first { network.nodes[$0].inputs.count == 1 }
    }
    for map in network.maps.indices.dropFirst().dropLast() where root[map] == map {
      precondition(
        finisher[map] != nil,
        "nothing completes the gradient of \(network.maps[map].name)"
      )
    }
    addends = Self.addends(network, readers, root, finisher)
    measured = network.maps.indices.map { map in
      root[map] == map ? root.indices.filter { root[$0] == map } : []
    }
    (buffer, bufferSizes) = Self.allocate(network, root, finisher, addends)
  }

  /// The nodes that read each map, in forward order.
  private static func readers(_ network: Network) -> [[Int]] {
    var readers = [[Int]](repeating: [], count: network.maps.count)
    for (index, node) in network.nodes.enumerated() {
      for input in node.inputs { readers[input].append(index) }
    }
    return readers
  }

  private static func addends(
    _ network: Network,
    _ readers: [[Int]],
    _ root: [Int],
    _ finisher: [Int?]
  ) -> [[Addend]] {
    network.maps.indices.map { map in
      guard map != network.input, root[map] == map else { return [] }
      return readers[map].compactMap { reader in
        switch network.nodes[reader] {
        case .join(_, let shortcut, let stride, let output):
          precondition(shortcut == map, "a branch that others read too: \(network.maps[map].name)")
          return Addend(source: .map(root[output]), stride: stride)
        default:
          return reader == finisher[map] ? nil : Addend(source: .node(reader), stride: 1)
        }
      }
    }
  }

  /// Gives gradients whose lives do not overlap the same memory.
  private static func allocate(
    _ network: Network,
    _ root: [Int],
    _ finisher: [Int?],
    _ addends: [[Addend]]
  ) -> ([Addend.Source: Int], [Int]) {
    var lives: [(source: Addend.Source, from: Int, to: Int, size: Int)] = []
    func users(_ source: Addend.Source) -> [Int] {
      addends.indices.filter { map in addends[map].contains { $0.source == source } }
        .compactMap { finisher[$0] }
    }
    for map in network.maps.indices where map != network.input && root[map] == map {
      let producers = root.indices.filter { root[$0] == map }.compactMap { shared in
        network.nodes.firstIndex { $0.output == shared }
      }
      lives.append(
        (
          .map(map), finisher[map] ?? network.nodes.count,
          (producers + users(.map(map))).min() ?? 0, network.maps[map].shape.storage
        )
      )
      for case .node(let reader) in addends[map].map(\.source) {
        lives.append(
          (.node(reader), reader, finisher[map] ?? 0, network.maps[map].shape.storage)
        )
      }
    }
    var places: [Addend.Source: Int] = [:], sizes: [Int] = [], busyUntil: [Int] = []
    // Backward runs from the last node to the first: a life begins at its highest node.
    for life in lives.sorted(by: { $0.from > $1.from }) {
      let free = sizes.indices.filter { busyUntil[$0] > life.from }
      if let place = free.min(by: {
        abs(sizes[$0] - life.size) < abs(sizes[$1] - life.size)
      }), sizes[place] == life.size {
        places[life.source] = place
        busyUntil[place] = life.to
      } else {
        places[life.source] = sizes.count
        sizes.append(life.size)
        busyUntil.append(life.to)
      }
    }
    return (places, sizes)
  }
}
