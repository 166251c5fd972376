import Catalog
import Foundation
package import Verdicts

/// One row of a forest plot: an effect on an axis of its own, from 0 at the left end to 1.
package struct ForestRow: Equatable {
  /// The claim's name.
  package let name: String
  /// The word of the verdict.
  package let word: VerdictWord
  /// The numbers in text.
  package let numbers: String
  /// What the interval is compared with, in text.
  package let bar: String
  /// The estimate; `nil` when there is none.
  package let estimate: Double?
  /// The ends of the interval; `nil` where it has none.
  package let lower: Double?
  package let upper: Double?
  /// The part of the axis that counts for the claim.
  package let counts: ClosedRange<Double>
  /// The paper's number.
  package let paper: Double?

  package init(_ verdict: Verdict) {
    let result = verdict.primary
    let text = EffectText(result: result)
    let scale = ForestScale(result: result, paper: verdict.claim.paperValue?.value)
    name = verdict.name
    word = verdict.word
    numbers = text.text
    bar = text.bar
    estimate = scale.position(result.effect)
    lower = scale.position(result.lower)
    upper = scale.position(result.upper)
    counts = scale.counts
    paper = verdict.claim.paperValue?.value.flatMap { scale.position($0) }
  }
}

/// The axis of one row: wide enough for the interval, the bar and the paper's number.
package struct ForestScale {
  private let isLogarithmic: Bool
  private let start: Double
  private let length: Double
  private let region: (lower: Double, upper: Double)

  package init(result: CheckResult, paper: Double?) {
    let region = Self.region(of: result)
    let marks = [result.effect, result.lower, result.upper, paper ?? .nan, region.0, region.1]
      .filter(\.isFinite)
    let isLogarithmic = result.unit == "×" && marks.allSatisfy { $0 > 0 }
    let places = marks.map { isLogarithmic ? log($0) : $0 }
    let least = places.min() ?? 0
    let extent = (places.max() ?? 0) - least
    let padding = extent > 0 ? 0.1 * extent : max(abs(least), 1)
    start = least - padding
    length = extent + 2 * padding
    self.isLogarithmic = isLogarithmic
    self.region = region
  }

  /// The place of a value; infinities lie at the ends, NaN nowhere.
  package func position(_ value: Double) -> Double? {
    guard !value.isNaN else { return nil }
    if isLogarithmic && value <= 0 { return 0 }
    let place = ((isLogarithmic ? log(value) : value) - start) / length
    return min(max(place, 0), 1)
  }

  /// The part of the axis that counts for the claim.
  package var counts: ClosedRange<Double> {
    let lower = position(region.lower) ?? 0
    return lower...max(lower, position(region.upper) ?? 1)
  }

  /// The values that count for the claim; infinite where there is no bound.
  private static func region(of result: CheckResult) -> (lower: Double, upper: Double) {
    let check = result.check
    let isRatio = result.unit == "×"
    switch check.type {
    case .superiority, .proportion, .bracket, .interaction, .order: return (check.margin, .infinity)
    case .nonInferiority: return (isRatio ? 1 / check.margin : -check.margin, .infinity)
    case .equivalence:
      guard isRatio else { return (-check.margin, check.margin) }
      return (min(check.margin, 1 / check.margin), max(check.margin, 1 / check.margin))
    case .threshold: return (check.threshold ?? check.margin, .infinity)
    case .slope, .fractionRecovered:
      guard let band = check.band, band.count == 2 else { return (check.margin, .infinity) }
      return (band[0], band[1])
    case .exact: return (-.infinity, check.tolerance ?? 0)
    }
  }
}
