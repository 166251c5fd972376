import Statistics

extension Agreement {
  /// Compares the paper's number with an interval in the same unit.
  ///
  /// No effect is 1 for a factor and 0 otherwise; smaller and larger are distances from it.
  package init(paper: Double?, lower: Double, upper: Double, unit: String) {
    let open = lower.isNaN || upper.isNaN || (lower.isInfinite && upper.isInfinite)
    guard let paper, !paper.isNaN, !open else {
      self = .noNumber
      return
    }
    if lower <= paper && paper <= upper {
      self = .consistent
      return
    }
    let null: Double = unit == "×" ? 1 : 0
    let above = lower > null
    let below = upper < null
    if (paper > null && below) || (paper < null && above) {
      self = .opposite
    } else if paper >= null {
      // The interval lies wholly on one side of the paper's number; above it is away from null.
      self = lower > paper || (paper == null && below) ? .larger : .smaller
    } else {
      self = upper < paper ? .larger : .smaller
    }
  }
}
