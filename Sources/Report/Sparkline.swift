/// The course of a metric in a few characters.
package enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// At most `width` bars from the least to the greatest finite value; `×` where a value is not
  /// finite.
  package static func text(_ values: [Double], width: Int = 24) -> String {
    let shown = sampled(values, width: width)
    let finite = shown.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else {
      return String(repeating: "×", count: shown.count)
    }
    let extent = greatest - least
    return String(
      shown.map { value in
        guard value.isFinite else { return "×" }
        guard extent > 0, extent.isFinite else { return bars[0] }
        return bars[min(bars.count - 1, Int((value - least) / extent * Double(bars.count)))]
      }
    )
  }

  /// Evenly spaced values, the first and the last among them.
  private static func sampled(_ values: [Double], width: Int) -> [Double] {
    guard values.count > width, width > 1 else { return values }
    return (0..<width).map { values[$0 * (values.count - 1) / (width - 1)] }
  }
}
