/// The formula behind the name of a test, as a reader would check it by hand.
package enum TestFormula {
  /// The formula of a test; `nil` for a name without one.
  package static func text(of test: String) -> String? {
    formulas.first { test.hasPrefix($0.name) }?.formula
  }

  private static let formulas: [(name: String, formula: String)] = [
    (
      "Welch's t",
      """
      d = m₁ − m₂        s² = s₁²/n₁ + s₂²/n₂
      ν = s⁴ / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1))
      [L, U] = d ± t(1 − α; ν) · s        p = P(T(ν) ≥ (d − m)/s)
      """
    ),
    (
      "paired t",
      """
      dᵢ = treatᵢ − referenceᵢ, seed by seed        d = mean of dᵢ        s = sd(dᵢ)/√n
      [L, U] = d ± t(1 − α; n − 1) · s        p = P(T(n − 1) ≥ (d − m)/s)
      """
    ),
    (
      "Student's t on log2",
      """
      bᵢ = log₂(largest stable value of treat) − the same of reference, seed by seed
      [L, U] = mean of bᵢ ± (t(1 − α; n − 1) · sd(bᵢ)/√n + half a step of the grid)
      """
    ),
    (
      "Student's t",
      """
      d = mean of the values        s = sd/√n
      [L, U] = d ± t(1 − α; n − 1) · s        p = P(T(n − 1) ≥ (d − m)/s)
      """
    ),
    (
      "Mann–Whitney",
      """
      d = median of all differences treatᵢ − referenceⱼ (Hodges and Lehmann)
      [L, U] = every shift that the exact rank test does not reject at α on either side
      """
    ),
    (
      "median and sign test",
      """
      d = median of the values
      [L, U] = the order statistics whose binomial tails are at most α on either side
      """
    ),
    (
      "exact unconditional",
      """
      d = k₁/n₁ − k₂/n₂
      [L, U] = every difference δ that Barnard's test does not reject at α on either side:
      the largest probability, over all p₁ − p₂ = δ, of a table at least as far from δ
      """
    ),
    (
      "Newcombe",
      """
      d = k₁/n₁ − k₂/n₂        [lᵢ, uᵢ] = Wilson's interval of kᵢ/nᵢ
      L = d − √((p₁ − l₁)² + (u₂ − p₂)²)        U = d + √((u₁ − p₁)² + (p₂ − l₂)²)
      """
    ),
    (
      "Clopper–Pearson",
      """
      [L, U]: P(K ≥ k | L) = α and P(K ≤ k | U) = α for K binomial with n runs
      """
    ),
    (
      "Fieller",
      """
      f = (treat − none)/(reference − none), of the means
      [L, U] = every f at which treat − none − f·(reference − none) is within t · its error of 0
      """
    ),
    ("exact values", "d = treat − reference; equal in every seed, so that L = d = U"),
    ("every |", "the largest |value| of all cells against the tolerance; no statistics"),
  ]
}
