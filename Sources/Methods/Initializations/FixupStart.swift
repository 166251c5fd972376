package import Kernels

/// He's start scaled by L^(−1/(2m − 2)) in branches, whose last kernel is zero; the classifier zero.
///
/// L is the number of branches of the network, m that of convolutions in one. Outside of branches, and
/// in networks without any, kernels are He's.
///
/// - Source: Zhang, Dauphin, Ma 2019, arXiv 1901.09321, section 3, rules 1 and 2.
package struct FixupStart: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    if context.role == .classifier { return FilterBank(context.shape) }
    let he = NormalStart(.he).kernel(context, &random)
    guard let branch = context.branch, branch.length > 1 else { return he }
    if branch.isLast { return FilterBank(context.shape) }
    let factor = Elementary.exp(
      -Elementary.log(Double(branch.count)) / Double(2 * branch.length - 2)
    )
    return FilterBank(context.shape, values: he.values.map { Float(factor) * $0 })
  }
}

extension FixupStart {
  static var member: SlotMember {
    SlotMember(
      "fixup",
      in: .initialization,
      "He's kernels scaled down with depth, branches and classifier zero at their end",
      source: Citation("Zhang, Dauphin, Ma 2019, arXiv 1901.09321", place: "section 3")
    ) { method, _ in
      method.initialization = FixupStart()
      method.classifier = FixupStart()
    }
  }
}
