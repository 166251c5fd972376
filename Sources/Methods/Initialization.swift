public import Kernels

/// The numbers a raw kernel starts from.
public protocol Initialization: Sendable {
  /// Draws a kernel from a stream of its own.
  func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank
}
