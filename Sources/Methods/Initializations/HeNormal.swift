package import Kernels

/// Normal numbers that keep the variance of a rectified signal: w ~ N(0, 2/fan_in).
///
/// - Source: He et al. 2015, arXiv 1502.01852, equation 10.
package struct HeNormal: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let deviation = (2 / Float(context.shape.length)).squareRoot()
    let values = (0..<context.shape.count).map { _ in random.normal() * deviation }
    return FilterBank(context.shape, values: values)
  }
}
