/// How a reader sees a map: y = max?(0, a·x + b), a and b per (sample, channel).
public struct MapView: Sendable {
  /// The raw values.
  public let map: FeatureMap
  /// Columns a and b; `nil` when the values are seen as they are.
  public let scale: ChannelTable?
  /// Whether negative values are seen as zero.
  public let relu: Bool

  /// Creates a view.
  public init(_ map: FeatureMap, scale: ChannelTable? = nil, relu: Bool = false) {
    self.map = map
    self.scale = scale
    self.relu = relu
  }

  func a(_ image: Int, _ block: Int) -> UnsafePointer<Float>? {
    scale.map { UnsafePointer($0.pointer(image, block, 0)) }
  }

  func b(_ image: Int, _ block: Int) -> UnsafePointer<Float>? {
    scale.map { UnsafePointer($0.pointer(image, block, 1)) }
  }
}
