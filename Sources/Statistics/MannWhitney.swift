/// Mann and Whitney's comparison of two samples by ranks, exact also with ties.
///
/// Nothing is assumed of the distributions. Tied values share the mean of their ranks; +∞, a value
/// that was never reached, is simply the top rank.
///
/// - Source: Mann and Whitney, Annals of Mathematical Statistics 18 (1947).
public struct MannWhitney: Sendable, Hashable {
  /// U: the pairs in which treat is the larger, ties counted half.
  public var statistic: Double
  /// The number of treated values.
  public let treatCount: Int
  /// The number of reference values.
  public let referenceCount: Int
  /// Twice the midranks of all values, whole numbers; the treated ones come first.
  private let doubledRanks: [Int]

  /// Compares `treat` with `reference`; no value may be NaN.
  public init(_ treat: Sample, _ reference: Sample) {
    let values = treat.values + reference.values
    precondition(!values.contains(where: \.isNaN), "NaN has no rank")
    treatCount = treat.count
    referenceCount = reference.count
    // Twice the midrank = 2·(values below) + (values equal) + 1.
    doubledRanks = values.map { value in
      2 * values.count { $0 < value } + values.count { $0 == value } + 1
    }
    let sum = doubledRanks.prefix(treatCount).reduce(0, +)
    statistic = Double(sum - treatCount * (treatCount + 1)) / 2
  }

  /// The estimate of P(treat > reference), ties counted half.
  public var superiority: Double { statistic / Double(treatCount * referenceCount) }

  /// Returns the exact p value over all ways to assign the observed values to the groups.
  public func pValue(_ alternative: Alternative) -> Double {
    let ways = sumDistribution()
    let total = ways.reduce(0, +)
    let observed = doubledRanks.prefix(treatCount).reduce(0, +)
    let greater = ways[observed...].reduce(0, +) / total
    let less = ways[...observed].reduce(0, +) / total
    return switch alternative {
    case .greater: greater
    case .less: less
    case .different: min(1, 2 * min(greater, less))
    }
  }

  /// For every sum of doubled ranks, the ways to choose the treated values that give it.
  private func sumDistribution() -> [Double] {
    let largest = doubledRanks.reduce(0, +)
    let empty = [Double](repeating: 0, count: largest + 1)
    var ways = [[Double]](repeating: empty, count: treatCount + 1)
    ways[0][0] = 1
    for rank in doubledRanks {
      for chosen in stride(from: treatCount, to: 0, by: -1) {
        for sum in stride(from: largest, through: rank, by: -1) {
          ways[chosen][sum] += ways[chosen - 1][sum - rank]
        }
      }
    }
    return ways[treatCount]
  }
}
