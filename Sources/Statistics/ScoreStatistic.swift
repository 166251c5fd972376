import Foundation

/// How far the difference of two shares lies above a hypothetical difference, in standard errors.
///
/// The standard error is the one under the hypothesis p₁ − p₂ = δ, at its most likely p₁, p₂.
///
/// - Source: Farrington and Manning, Statistics in Medicine 9 (1990); Miettinen and Nurminen,
///   Statistics in Medicine 4 (1985).
struct ScoreStatistic {
  /// The hypothetical difference δ, in −1...1.
  let margin: Double
  let treatCount: Int
  let referenceCount: Int

  /// Returns the statistic of a table; ±∞ when the hypothesis allows no other table.
  func value(treatEvents: Int, referenceEvents: Int) -> Double {
    let p1 = Double(treatEvents) / Double(treatCount)
    let p2 = Double(referenceEvents) / Double(referenceCount)
    let excess = p1 - p2 - margin
    if abs(excess) < 1e-12 { return 0 }
    let first = likeliest(p1, p2)
    let second = min(1, max(0, first - margin))
    let variance =
      first * (1 - first) / Double(treatCount) + second * (1 - second) / Double(referenceCount)
    guard variance > 1e-15 else { return excess > 0 ? .infinity : -.infinity }
    return excess / variance.squareRoot()
  }

  /// The most likely p₁ under p₁ − p₂ = δ.
  ///
  /// The likelihood is concave along the line, so its slope has one zero, found by bisection.
  private func likeliest(_ p1: Double, _ p2: Double) -> Double {
    var lower = max(0, margin)
    var upper = min(1, 1 + margin)
    if margin == 0 {
      let (n1, n2) = (Double(treatCount), Double(referenceCount))
      return (p1 * n1 + p2 * n2) / (n1 + n2)
    }
    for _ in 0..<45 {
      let middle = (lower + upper) / 2
      let second = middle - margin
      // d log L / dp₁, each group's share of it: n·(p̂ − p) / (p·(1 − p)).
      let slope =
        Double(treatCount) * (p1 - middle) / (middle * (1 - middle))
        + Double(referenceCount) * (p2 - second) / (second * (1 - second))
      if slope > 0 { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }
}
