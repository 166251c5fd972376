import Kernels

/// The least-squares slope of values against their index.
package enum TrendLine {
  /// Slope per step; 0 for fewer than two values.
  package static func slope(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let center = Double(values.count - 1) / 2
    let mean = values.reduce(0, +) / Double(values.count)
    var product = 0.0, square = 0.0
    for (index, value) in values.enumerated() {
      product += (Double(index) - center) * (value - mean)
      square += (Double(index) - center) * (Double(index) - center)
    }
    return product / square
  }

  /// The decimal logarithm, the same bits on every machine.
  package static func log10(_ x: Double) -> Double { Elementary.log(x) / Elementary.log(10) }
}
