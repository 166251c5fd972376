package import Kernels

/// He's start, then each convolution rescaled so that its first-batch output variance is 1.
///
/// W ← W/√var(W∗x), layer by layer, x being what the rescaled layers before give for the first batch.
/// One division is exact, because a convolution without bias is linear.
///
/// - Source: Mishkin & Matas 2016, arXiv 1511.06422, algorithm 1, from He's kernels.
package struct LSUV: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    NormalStart(.he).kernel(context, &random)
  }

  package func factor(_ context: KernelContext, after output: FirstOutput) -> Double? {
    let variance = output.variance
    return variance > 0 ? 1 / variance.squareRoot() : nil
  }
}

extension LSUV {
  static var member: SlotMember {
    SlotMember(
      "lsuv",
      in: .initialization,
      "kernels rescaled to unit output variance on the first batch",
      source: Citation("Mishkin & Matas 2016, arXiv 1511.06422", place: "algorithm 1")
    ) { method, _ in
      method.initialization = LSUV()
      method.readsFirstBatch = true
    }
  }
}
