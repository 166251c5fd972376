/// Noether's sample size for a comparison by ranks.
public enum Noether {
  /// Returns the seeds per group that detect P(treat > reference) = `superiority`.
  ///
  ///     n = ( (z(1−α) + z(power)) / (√6·(½ − superiority)) )²
  ///
  /// `nil` when `superiority` is ½, where no number suffices.
  ///
  /// - Source: Noether, Journal of the American Statistical Association 82 (1987).
  public static func seeds(superiority: Double, alpha: Double, power: Double) -> Int? {
    let reach = NormalDistribution.quantile(1 - alpha) + NormalDistribution.quantile(power)
    let needed = reach * reach / (6 * (0.5 - superiority) * (0.5 - superiority))
    guard needed.isFinite, needed < 1e9 else { return nil }
    return Int(needed.rounded(.up))
  }
}
