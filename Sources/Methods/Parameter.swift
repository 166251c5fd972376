public import Kernels

/// Numbers that training changes.
public struct Parameter: Sendable {
  /// The name under which checkpoints keep it, `layer1.0.conv1.weight`.
  public let name: String
  /// The numbers as they are now.
  public var value: FilterBank
  /// The gradient of the loss; `FilterBank` of the same shape.
  public var gradient: FilterBank
  /// The optimizer's running sum of gradients.
  public var velocity: FilterBank
  /// Whether weight decay pulls it towards zero.
  public let decays: Bool
  /// The factor on the learning rate, dimensionless.
  public let rateFactor: Double

  /// Creates a parameter with gradient and velocity zero.
  public init(_ name: String, _ value: FilterBank, decays: Bool = true, rateFactor: Double = 1) {
    self.name = name
    self.value = value
    gradient = FilterBank(value.shape)
    velocity = FilterBank(value.shape)
    self.decays = decays
    self.rateFactor = rateFactor
  }

  /// Creates a number per channel.
  public init(
    _ name: String,
    channels: Int,
    repeating value: Float,
    decays: Bool = true,
    rateFactor: Double = 1
  ) {
    self.init(
      name,
      FilterBank(.vector(channels), repeating: value),
      decays: decays,
      rateFactor: rateFactor
    )
  }
}
