package import Kernels

/// Normal numbers that keep the variance of a signal: w ~ N(0, 1/fan_in), for the classifier.
package struct ClassifierNormal: Initialization {
  package init() {}

  package func kernel(_ context: KernelContext, _ random: inout RandomSource) -> FilterBank {
    let deviation = (1 / Float(context.shape.length)).squareRoot()
    let values = (0..<context.shape.count).map { _ in random.normal() * deviation }
    return FilterBank(context.shape, values: values)
  }
}
