extension StudentEstimate {
  /// Returns the p value of "the truth lies between `lower` and `upper`" by two one-sided tests.
  ///
  /// Both tests must reject, so the larger p value counts; it is below α exactly when the interval
  /// at level 1 − 2α lies inside the band.
  ///
  /// - Source: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
  public func pValue(between lower: Double, and upper: Double) -> Double {
    max(pValue(above: lower), pValue(below: upper))
  }

  /// Returns the p value of "the truth lies outside the band", the smaller of the two tails.
  ///
  /// It is below α exactly when the interval at level 1 − 2α lies beyond the band on one side.
  public func pValue(outside lower: Double, and upper: Double) -> Double {
    min(pValue(below: lower), pValue(above: upper))
  }
}
