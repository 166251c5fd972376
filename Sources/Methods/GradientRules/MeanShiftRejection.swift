package import Kernels

/// A gradient without mean in its k×k slices: g_oi ← g_oi − M·mean(g_oi).
///
/// With M = 1 and zero-mean kernels at the start, every slice sum stays 0 under momentum and decay.
///
/// - Source: Ruff, Beck, Bach 2019, arXiv 1911.13173, and the authors' code (M = 0.9 there).
package struct MeanShiftRejection: GradientRule {
  /// M of the formula, dimensionless.
  let weight: Float

  package init(weight: Float = 1) {
    self.weight = weight
  }

  package func apply(to gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
    gradient.centerSlices(weight: weight, kernels)
  }
}

extension MeanShiftRejection {
  /// It stands where a slice has more than one number: a single one is its own mean.
  ///
  /// The stem is left out, as in the authors' code, unless `stem` is 1.
  static var member: SlotMember {
    SlotMember(
      "msr",
      in: .gradient,
      "gradients without a mean per slice",
      source: .rejection("the gradient rule"),
      [SlotParameter("weight", 1, in: 0...1), SlotParameter("stem", 0, in: 0...1, isWhole: true)]
    ) { method, number in
      let weight = Float(number("weight"))
      let roles: [KernelContext.Role] = number("stem") == 1 ? [.stem, .block] : [.block]
      method.add { place in
        roles.contains(place.role) && place.shape.taps > 1
          ? MeanShiftRejection(weight: weight) : nil
      }
    }
  }
}
