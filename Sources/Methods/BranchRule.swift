/// The factor on the residual branch before it joins the shortcut.
public struct BranchRule: Sendable, Hashable {
  /// The factor, dimensionless.
  public let scale: Float

  /// A constant factor.
  public static func constant(_ scale: Float) -> BranchRule { BranchRule(scale: scale) }

  /// The branch as it is.
  public static var one: BranchRule { .constant(1) }
}
