public import Kernels
public import Methods

/// A network as a list of nodes over maps; which method fills its places is decided later.
///
/// A map is raw values and the way they are seen: a place for an activation rule, then perhaps ReLU.
/// Nodes read what is seen of their inputs and write raw values.
public struct Network: Sendable {
  /// A map of the network.
  public struct Map: Sendable {
    /// The name of what wrote it: a convolution, or a join.
    public let name: String
    /// The extent for one image.
    public let shape: MapShape
    /// The place for an activation rule; `nil` when readers see the raw values.
    public internal(set) var place: ActivationContext?
    /// Whether readers see max(0, ·).
    public let relu: Bool
    /// Whether the map stands behind the global pool, where samples are the pixels of one image.
    public let isPooled: Bool

    /// The extent for a batch: [N,C,H,W], or [1,C,1,N] behind the global pool.
    public func shape(batch: Int) -> MapShape {
      isPooled
        ? MapShape(images: 1, channels: shape.channels, height: 1, width: batch)
        : MapShape(
          images: batch,
          channels: shape.channels,
          height: shape.height,
          width: shape.width
        )
    }
  }

  /// A convolution with its kernel.
  public struct Layer: Sendable {
    /// Where the kernel stands.
    public let context: KernelContext
    /// What the convolution computes.
    public let shape: ConvolutionShape
  }

  /// A step of the computation; numbers index `maps` and `layers`.
  public enum Node: Sendable, Hashable {
    case convolution(layer: Int, input: Int, output: Int)
    /// output = branch + shortcut, the shortcut's every `stride`-th pixel, missing channels zero.
    case join(branch: Int, shortcut: Int, stride: Int, output: Int)
    /// A copy of what is seen of the input, that a rule and a rectifier of its own may change.
    case copy(input: Int, output: Int)
    case maxPool(input: Int, size: Int, stride: Int, output: Int)
    /// The mean over pixels; samples become the pixels of one image.
    case globalAveragePool(input: Int, output: Int)

    /// The map that is written.
    public var output: Int {
      switch self {
      case .convolution(_, _, let output), .join(_, _, _, let output), .copy(_, let output),
        .maxPool(_, _, _, let output), .globalAveragePool(_, let output):
        output
      }
    }

    /// The maps that are read.
    public var inputs: [Int] {
      switch self {
      case .convolution(_, let input, _), .copy(let input, _), .maxPool(let input, _, _, _),
        .globalAveragePool(let input, _):
        [input]
      case .join(let branch, let shortcut, _, _): [branch, shortcut]
      }
    }
  }

  /// The name, `resnet-20`.
  public let name: String
  /// The maps; the images are the first, the logits the last.
  public let maps: [Map]
  /// The convolutions and the classifier, in forward order.
  public let layers: [Layer]
  /// The steps, in forward order.
  public let nodes: [Node]

  /// The map of the images, always the first.
  public var input: Int { 0 }
  /// The map of the logits, always the last.
  public var logits: Int { maps.count - 1 }
  /// The number of classes.
  public var classes: Int { maps[logits].shape.channels }
  /// Multiply-adds of one image's forward pass.
  public var multiplyAdds: Int { layers.reduce(0) { $0 + $1.shape.multiplyAdds } }
}
