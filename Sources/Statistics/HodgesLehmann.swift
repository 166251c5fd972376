/// The shift between two samples, by ranks: the median of all pairwise differences.
///
/// Its interval inverts the exact Mann–Whitney test and assumes nothing of the distributions. Two
/// equal infinities differ by 0, as they share a rank.
///
/// - Source: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963).
public struct HodgesLehmann: Sendable, Hashable {
  /// All differences treat − reference in ascending order.
  public let differences: [Double]
  /// The number of treated values.
  public let treatCount: Int
  /// The number of reference values.
  public let referenceCount: Int

  /// Creates the shift treat − reference; no value may be NaN.
  public init(_ treat: Sample, _ reference: Sample) {
    treatCount = treat.count
    referenceCount = reference.count
    differences =
      treat.values.flatMap { value in
        reference.values.map { value == $0 ? 0 : value - $0 }
      }.sorted()
  }

  /// The estimate of the shift; infinite when most differences are.
  public var value: Double { Sample(differences).median }

  /// Returns the exact interval; unbounded, with a warning, when n is too small for the level.
  public func interval(level: Double) -> (interval: Interval, warnings: [Warning]) {
    guard treatCount > 0, referenceCount > 0, let trim = trim(alpha: (1 - level) / 2) else {
      return (.unbounded(level: level), [.levelNotReached(level: level)])
    }
    let interval = Interval(
      lower: differences[trim],
      upper: differences[differences.count - 1 - trim],
      level: level
    )
    return (interval, [])
  }

  /// The differences left out on either side: the largest k with P(U ≤ k) ≤ α.
  private func trim(alpha: Double) -> Int? {
    let ways = Self.distribution(treatCount, referenceCount)
    let total = ways.reduce(0, +)
    var sum = 0.0
    var found: Int?
    for (statistic, count) in ways.enumerated() {
      sum += count
      // 1/20 is not above 0.05, whatever the rounding.
      guard sum / total <= alpha * (1 + 1e-12) else { break }
      found = statistic
    }
    // Beyond the middle the two ends would cross.
    return found.map { min($0, (differences.count - 1) / 2) }
  }

  /// The ways to get each value of U without ties, by the recursion over the largest value.
  static func distribution(_ first: Int, _ second: Int) -> [Double] {
    // Choosing `first` of the numbers 0..<first+second; U is their sum less the smallest possible.
    var ways = [[Double]](
      repeating: [Double](repeating: 0, count: first * second + 1),
      count: first + 1
    )
    ways[0][0] = 1
    for larger in 0..<(first + second) {
      for chosen in stride(from: first, to: 0, by: -1) {
        // The chosen-th smallest, at place `larger`, beats larger − (chosen − 1) of the others.
        let beaten = larger - chosen + 1
        guard (0...second).contains(beaten) else { continue }
        for statistic in stride(from: first * second, through: beaten, by: -1) {
          ways[chosen][statistic] += ways[chosen - 1][statistic - beaten]
        }
      }
    }
    return ways[first]
  }
}
