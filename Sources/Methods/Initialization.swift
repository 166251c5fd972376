public import Kernels

/// The numbers a raw kernel starts from.
public protocol Initialization: Sendable {
  /// Draws a kernel from a stream of its own.
  func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank

  /// The factor on a kernel after the first training batch was seen; `nil` leaves it as drawn.
  func factor(_ context: KernelContext, after output: FirstOutput) -> Double?
}

extension Initialization {
  /// A start that depends on no data, unless an initialization has another.
  public func factor(_ context: KernelContext, after output: FirstOutput) -> Double? { nil }
}
