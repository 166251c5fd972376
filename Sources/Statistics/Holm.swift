/// Holm's correction for looking at several tests at once.
public enum Holm {
  /// Returns adjusted p values in the order given; comparing each with α keeps the family's rate.
  ///
  /// With the p values in ascending order, p̃ᵢ = max over j ≤ i of min(1, (m − j + 1)·pⱼ).
  ///
  /// - Source: Holm, Scandinavian Journal of Statistics 6 (1979).
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }
}
