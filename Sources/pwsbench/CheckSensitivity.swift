import Catalog
import Foundation
import Harness
import Statistics

/// The smallest effect that one comparison of a check finds four times out of five.
struct CheckSensitivity {
  let check: Check
  /// What is assumed of the metric.
  let assume: Assumption
  /// Comparisons that are judged together: a correction makes each of them stricter.
  let comparisons: Int
  /// The cells of the comparison.
  let cells: [PlannedCell]
  /// The metric of a cell; `nil` before it was measured.
  let reading: (PlannedCell) -> Double?

  /// The chance to find the effect.
  static let power = 0.8

  /// Seeds of the arm that has fewest.
  var seeds: Int { Dictionary(grouping: cells, by: \.arm).values.map(\.count).min() ?? 0 }

  /// The effect in standard deviations between seeds: of the values, of their differences when paired,
  /// of slopes, of binary logarithms of brackets; 0 where there is no chance, `nil` where the check
  /// knows no deviation or too few seeds find nothing.
  var deviations: Double? {
    switch check.type {
    case .exact, .proportion: return nil
    case _ where assume == .exact: return 0
    default: break
    }
    // The miss of one side of a band, or of one comparison of several that must all hold.
    let sides = isBand ? 2.0 : 1
    let together = mustAllHold ? Double(steps) : 1
    let found = Power(design: isPaired ? .paired : .welch, alpha: check.alpha / corrections)
      .detectableEffect(count: seeds, power: 1 - (1 - Self.power) / sides / together)
    return found.isFinite ? found : nil
  }

  /// What a grid adds on either side, half of its widest step, in binary logarithms.
  var blur: Double? {
    let axis: String? =
      check.type == .bracket ? check.axis : check.threshold == nil ? nil : "lr"
    guard check.type == .bracket || check.type == .order, let axis else { return nil }
    let values = Set(cells.compactMap { $0.arm.axes[axis]?.number }).filter { $0 > 0 }.sorted()
    return (zip(values, values.dropFirst()).map { log2($0.1 / $0.0) }.max() ?? 1) / 2
  }

  /// The effect in the unit of the check; `nil` before anything was measured.
  var effect: Double? {
    switch check.type {
    case .exact: return check.tolerance ?? 0
    case .proportion: return share
    default:
      guard let deviations else { return nil }
      if deviations == 0 { return 0 }
      return SpreadEstimate(check: check, isPaired: isPaired, cells: cells, reading: reading)
        .deviation.map { $0 * deviations }
    }
  }

  private var isBand: Bool { check.type == .equivalence || check.band != nil }

  private var isPaired: Bool {
    switch check.type {
    case .bracket: true
    case .order: check.paired || check.threshold != nil
    case .fractionRecovered: false
    default: check.paired || check.reference.isEmpty
    }
  }

  /// Comparisons: neighbours of an order, combinations of `over`.
  private var steps: Int {
    guard check.type == .order, let axis = check.axis else { return comparisons }
    return max(1, Set(cells.map { $0.arm.axes[axis] }).count - 1)
  }

  private var mustAllHold: Bool { check.type == .order || check.combine == .all }

  /// Holm's first correction, where one comparison is enough, or for the steps of an order.
  private var corrections: Double {
    check.type == .order || check.combine == .any ? Double(steps) : 1
  }

  /// The share of runs with the event, when none of the reference has it.
  private var share: Double? {
    let treat = cells.count { $0.arm.matches(check.treat) }
    let reference =
      check.reference.isEmpty ? nil : cells.count { $0.arm.matches(check.reference) }
    guard treat > 0, reference != 0 else { return nil }
    func isFound(_ events: Int) -> Bool {
      let share = Proportion(events: events, count: treat)
      guard let reference else { return share.pValue(above: check.margin) <= check.alpha }
      let none = Proportion(events: 0, count: reference)
      return EventTable(treat: share, reference: none).barnard(above: check.margin)
        <= check.alpha
    }
    guard let fewest = (1...treat).first(where: isFound) else { return nil }
    // The smallest share of which so many events come up with the wanted power.
    var (lower, upper) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (lower + upper) / 2
      if Self.tail(fewest, of: treat, at: middle) < Self.power {
        lower = middle
      } else {
        upper = middle
      }
    }
    return upper
  }

  /// The probability of at least so many events in `count` runs.
  private static func tail(_ events: Int, of count: Int, at share: Double) -> Double {
    // Clopper and Pearson's p value of "the share is above" is that very tail.
    Proportion(events: events, count: count).pValue(above: share)
  }
}
