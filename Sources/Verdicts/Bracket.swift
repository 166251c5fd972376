import Catalog
import Foundation

/// The largest value of an axis at which a run still learned, known to one step of its grid.
struct Bracket: Hashable {
  /// The binary logarithm of the value; one step below the grid when no run learned.
  var exponent: Double
  /// Whether the top of the grid was still learned with: the truth may lie anywhere above.
  var isOpenAbove: Bool
  /// Whether no value of the grid was learned with: the truth may lie anywhere below.
  var isOpenBelow: Bool

  /// The value as it is shown: 0 when no value of the grid was learned with.
  var shown: Double { isOpenBelow ? 0 : exp2(exponent) }

  /// Finds the bracket of one seed; `nil` when a run that is missing could change it.
  ///
  /// - Parameters:
  ///   - grid: for every value of the axis whether its run learned, `nil` when that is not known.
  ///   - step: the distance of neighbouring values in binary logarithms.
  init?(_ grid: [(value: Double, learned: Bool?)], step: Double) {
    let sorted = grid.sorted { $0.value < $1.value }
    guard let first = sorted.first, let last = sorted.last, first.value > 0 else { return nil }
    let best = sorted.last { $0.learned == true }
    // A missing run below the bracket cannot change it; one above can.
    let floor = best?.value ?? 0
    guard !sorted.contains(where: { $0.learned == nil && $0.value > floor }) else { return nil }
    exponent = best.map { log2($0.value) } ?? log2(first.value) - step
    isOpenAbove = best?.value == last.value
    isOpenBelow = best == nil
  }

  /// The mean of the brackets of several arms; open where any of them is.
  init?(mean brackets: [Bracket]) {
    guard !brackets.isEmpty else { return nil }
    exponent = brackets.reduce(0) { $0 + $1.exponent } / Double(brackets.count)
    isOpenAbove = brackets.contains(where: \.isOpenAbove)
    isOpenBelow = brackets.contains(where: \.isOpenBelow)
  }
}

/// The brackets of one side of a check, one per seed.
struct BracketGroup {
  /// The seeds with a value each, for the reader.
  var group: SeedGroup
  /// The bracket of each seed.
  var brackets: [Int: Bracket]
  /// The widest step of the grid, in binary logarithms.
  var step: Double

  /// Finds the brackets of a selection along an axis.
  ///
  /// A run has learned when its outcome is ok and the metric is at most the check's threshold.
  init(_ question: Question, _ selection: [String: SettingValue], along axis: String) {
    let cells = question.cells(selection)
    let values = Set(cells.compactMap { $0.arm.axes[axis]?.number }).sorted()
    let gaps = zip(values, values.dropFirst()).map { log2($0.1 / $0.0) }
    let step = gaps.max() ?? 1
    func learned(_ cell: CellEvidence) -> Bool? {
      guard let outcome = cell.outcome, outcome.isMeasurement else { return nil }
      if outcome == .diverged { return false }
      return cell.results[question.check.metric].map { $0 <= question.check.threshold ?? .infinity }
    }
    var found: [Int: Bracket] = [:]
    group = question.group(cells, label: question.label(selection)) { members in
      let arms = Dictionary(grouping: members) { cell in
        cell.arm.axes.filter { $0.key != axis }
      }
      let brackets = arms.values.map { arm in
        Bracket(
          arm.compactMap { cell in
            cell.arm.axes[axis]?.number.map { ($0, learned(cell)) }
          },
          step: step
        )
      }
      let known = brackets.compactMap(\.self)
      guard known.count == brackets.count, let mean = Bracket(mean: known) else { return nil }
      if let seed = members.first?.seed { found[seed] = mean }
      return mean.shown
    }
    brackets = found
    self.step = step
  }
}
