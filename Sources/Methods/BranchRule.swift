/// The factor on the residual branch before it joins the shortcut: output = shortcut + α·branch + β.
///
/// A factor other than 1 becomes part of the activation rule at the branch's end, so that a join only
/// adds.
public struct BranchRule: Sendable, Hashable {
  /// The factor α, or where it starts, dimensionless.
  public let scale: Float
  /// Whether each block trains its own α.
  public let isTrained: Bool
  /// Whether each block trains a shift β as well.
  public let hasBias: Bool

  /// A constant factor.
  public static func constant(_ scale: Float) -> BranchRule {
    BranchRule(scale: scale, isTrained: false, hasBias: false)
  }

  /// A factor per block that is trained without decay.
  public static func trained(from scale: Float, hasBias: Bool = false) -> BranchRule {
    BranchRule(scale: scale, isTrained: true, hasBias: hasBias)
  }

  /// The branch as it is.
  public static var one: BranchRule { .constant(1) }
}
