import Kernels
import Methods
import Networks

/// A convolution that the data pass on their way: neither a shortcut nor the classifier.
package struct TrunkPlace: Sendable, Hashable {
  /// The index of the layer.
  package let layer: Int
  /// The map that it writes.
  package let output: Int
}

extension Model {
  /// The stem and the convolutions of the blocks, in the order of the data.
  package var trunk: [TrunkPlace] {
    network.nodes.compactMap { node in
      guard case .convolution(let layer, _, let output) = node,
        [.stem, .block].contains(layers[layer].context.role)
      else { return nil }
      return TrunkPlace(layer: layer, output: output)
    }
  }

  /// The first, middle and last layer among the convolutions of stride 1 in the blocks; none where
  /// there are no such convolutions.
  package var depthSamples: [Int] {
    let blocks = layers.indices.filter {
      layers[$0].context.role == .block && layers[$0].shape.stride == 1
    }
    guard !blocks.isEmpty else { return [] }
    return [0, blocks.count / 2, blocks.count - 1].map { blocks[$0] }
  }

  /// What readers see of a map, row-major [N,C,H,W].
  package func seen(_ map: Int) -> [Float] {
    let view = view(map), target = FeatureMap(view.map.shape), kernels = engine.kernels
    engine.pool.run(target.shape.images) { image, _ in
      for block in 0..<target.shape.blocks {
        kernels.write(view, image, block, to: target.plane(image, block))
      }
    }
    return target.values
  }
}
