/// The gradient of a map's raw values: a·g + p·x + q, per (sample, channel).
public struct GradientView: Sendable {
  /// The gradient of what is seen of the map.
  public let gradient: FeatureMap
  /// The raw values.
  public let map: FeatureMap
  /// Columns a, p and q; `nil` when the gradient passes unchanged.
  public let coefficients: ChannelTable?
  /// Whether p and q may differ from zero.
  public let usesValues: Bool

  /// Creates a view.
  public init(
    _ gradient: FeatureMap,
    of map: FeatureMap,
    coefficients: ChannelTable? = nil,
    usesValues: Bool = false
  ) {
    self.gradient = gradient
    self.map = map
    self.coefficients = coefficients
    self.usesValues = usesValues
  }
}
