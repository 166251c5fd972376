/// A straight line through points by ordinary least squares.
///
///     slope = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²
public struct LinearFit: Sendable, Hashable {
  /// The slope, with Student's interval of n − 2 degrees of freedom.
  public var slope: StudentEstimate
  /// The value of the line at x = 0.
  public var intercept: Double

  /// Fits a line to points; `nil` when the abscissas do not differ.
  public init?(abscissas: [Double], ordinates: [Double]) {
    precondition(
      abscissas.count == ordinates.count,
      "\(abscissas.count) abscissas for \(ordinates.count) ordinates"
    )
    guard let weights = Self.weights(abscissas) else { return nil }
    let slope = zip(weights, ordinates).reduce(0) { $0 + $1.0 * $1.1 }
    let count = abscissas.count
    let centre = Sample(abscissas).mean
    intercept = Sample(ordinates).mean - slope * centre
    guard count > 2 else {
      self.slope = StudentEstimate(
        value: slope,
        standardError: .infinity,
        degreesOfFreedom: 1,
        warnings: [.tooFew(count: count, needed: 3)]
      )
      return
    }
    var residual = 0.0
    var spread = 0.0
    for (x, y) in zip(abscissas, ordinates) {
      let error = y - intercept - slope * x
      residual += error * error
      spread += (x - centre) * (x - centre)
    }
    self.slope = StudentEstimate(
      value: slope,
      standardError: (residual / Double(count - 2) / spread).squareRoot(),
      degreesOfFreedom: Double(count - 2)
    )
  }

  /// The factors w with slope = Σ w·y; `nil` when the abscissas do not differ.
  public static func weights(_ abscissas: [Double]) -> [Double]? {
    let centre = Sample(abscissas).mean
    let spread = abscissas.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    guard abscissas.count > 1, spread > 0 else { return nil }
    return abscissas.map { ($0 - centre) / spread }
  }

  /// The least-squares slope when ordinates may be infinite; NaN when the slope has no limit.
  ///
  /// An infinite ordinate bends the line without bound towards its side: the slope's limit is
  /// +∞ or −∞ by the sign of its weight, and undefined when two disagree.
  public static func limitingSlope(abscissas: [Double], ordinates: [Double]) -> Double {
    guard let weights = weights(abscissas) else { return .nan }
    return zip(weights, ordinates).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * $1.1 }
  }
}
