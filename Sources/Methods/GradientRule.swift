public import Kernels

/// A change of a kernel's gradient, just before weight decay and momentum.
public protocol GradientRule: Sendable {
  /// Changes the gradient of the raw kernel.
  func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable)
}
