public import Kernels

/// A change of a kernel's gradient, just before weight decay and momentum.
public protocol GradientRule: Sendable {
  /// Changes the gradient of the raw kernel.
  func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable)

  /// Whether the kernel has no weight decay because of it.
  var replacesDecay: Bool { get }
}

extension GradientRule {
  /// Decay stays unless a rule says otherwise.
  public var replacesDecay: Bool { false }
}

/// Rules one after the other.
struct GradientRuleSequence: GradientRule {
  let rules: [any GradientRule]

  var replacesDecay: Bool { rules.contains(where: \.replacesDecay) }

  func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    for rule in rules { rule.apply(to: &gradient, raw: raw, kernels) }
  }
}
