extension StudentEstimate {
  /// Returns mean(treat) − mean(reference), the two variances not taken to be equal.
  ///
  ///     se² = v₁/n₁ + v₂/n₂,   ν = se⁴ / ( (v₁/n₁)²/(n₁−1) + (v₂/n₂)²/(n₂−1) )
  ///
  /// - Source: Welch, The generalization of Student's problem, Biometrika 34 (1947).
  public static func welch(_ treat: Sample, _ reference: Sample) -> StudentEstimate {
    let difference = treat.mean - reference.mean
    let smallest = min(treat.count, reference.count)
    guard smallest > 1 else {
      return StudentEstimate(
        value: difference,
        standardError: .infinity,
        degreesOfFreedom: 1,
        warnings: [.tooFew(count: smallest, needed: 2)]
      )
    }
    let first = treat.variance / Double(treat.count)
    let second = reference.variance / Double(reference.count)
    let square = first + second
    guard square > 0 else {
      return StudentEstimate(
        value: difference,
        standardError: 0,
        degreesOfFreedom: Double(treat.count + reference.count - 2),
        warnings: [.noSpread]
      )
    }
    // Shares of the variance, so that tiny variances do not underflow when squared.
    let (share, rest) = (first / square, second / square)
    let degrees =
      1
      / (share * share / Double(treat.count - 1) + rest * rest / Double(reference.count - 1))
    return StudentEstimate(
      value: difference,
      standardError: square.squareRoot(),
      degreesOfFreedom: degrees
    )
  }
}
