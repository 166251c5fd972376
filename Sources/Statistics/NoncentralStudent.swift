import Foundation

/// The distribution of a t statistic when the effect is not zero: what power is computed from.
///
///     T = (Z + δ) / √(χ²_ν / ν),   P(T > t) = ∫ Φ(δ − t·u) f(u) du,   u = √(χ²_ν / ν)
public struct NoncentralStudent: Sendable, Hashable {
  /// The degrees of freedom, at least 1.
  public var degreesOfFreedom: Double
  /// The noncentrality δ, the effect in units of its standard error.
  public var noncentrality: Double

  /// Creates the distribution.
  public init(degreesOfFreedom: Double, noncentrality: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    self.noncentrality = noncentrality
  }

  /// Returns P(T > t), by Simpson's rule over the sample's spread.
  public func survival(_ t: Double) -> Double {
    let nu = degreesOfFreedom
    // Nine standard deviations of u to either side hold all mass that a double can see.
    let first = max(0, 1 - 9 / (2 * nu).squareRoot())
    let last = 1 + 12 / (2 * nu).squareRoot()
    let intervals = 2000
    let step = (last - first) / Double(intervals)
    let constant = log(2) + nu / 2 * log(nu / 2) - lgamma(nu / 2)
    var sum = 0.0
    for index in 0...intervals {
      let u = first + Double(index) * step
      guard u > 0 || nu <= 1 else { continue }
      let power = nu == 1 ? 0 : (nu - 1) * log(u)
      let density = exp(constant + power - nu * u * u / 2)
      let ends = index == 0 || index == intervals
      let weight: Double = ends ? 1 : (index.isMultiple(of: 2) ? 2 : 4)
      sum += weight * density * NormalDistribution.cumulative(noncentrality - t * u)
    }
    return sum * step / 3
  }
}
