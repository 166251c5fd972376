import Catalog
import Statistics

/// The cells of a group at each arm's own best value of an axis.
///
/// Best is the value whose mean over the seeds is best in a metric of held-out training images; the
/// smaller of two that are equal. Without such an axis, all cells.
struct BestValues {
  /// The cells that are compared.
  var cells: [CellEvidence]
  /// What was chosen, for the label of the group; empty when there was no choice.
  var note = ""
  /// What was chosen at an end of an arm's grid, beyond which nobody looked.
  var warnings: [String] = []

  init(_ question: Question, _ all: [CellEvidence]) {
    cells = all
    guard let axis = question.check.best, let name = question.check.bestBy,
      let metric = question.template?.metric(named: name)
    else { return }
    var chosen: [[String: SettingValue]: SettingValue] = [:]
    var ends: Set<String> = []
    for (arm, members) in Dictionary(grouping: all, by: { Self.rest($0.arm, axis) }) {
      let best = Self.best(of: members, along: axis) { question.reading($0, of: metric) }
        .map { metric.better == .lower ? $0.falling : $0.rising }
      chosen[arm] = best
      if let end = best.flatMap({ Self.end($0, of: members, along: axis) }) { ends.insert(end) }
    }
    cells = all.filter { cell in
      cell.arm.axes[axis].map { chosen[Self.rest(cell.arm, axis)] == $0 } == true
    }
    let values = Set(cells.compactMap { $0.arm.axes[axis]?.description }).sorted()
    if !values.isEmpty { note = " at its best \(axis) \(values.joined(separator: ", "))" }
    warnings = ends.sorted().map { "its best \(axis) \($0) may do better" }
  }

  /// Says of a value that is the smallest or largest of several what lies beyond; otherwise `nil`.
  ///
  /// A value at which an arm diverged was tried, one without a measurement was not.
  private static func end(
    _ value: SettingValue,
    of cells: [CellEvidence],
    along axis: String
  ) -> String? {
    let measured = cells.filter { $0.outcome?.isMeasurement == true }
    let tried = Set(measured.compactMap { $0.arm.axes[axis]?.number }).sorted()
    guard tried.count > 1, let number = value.number else { return nil }
    if number == tried.first { return "\(value) is the smallest that was tried; a smaller one" }
    if number == tried.last { return "\(value) is the largest that was tried; a larger one" }
    return nil
  }

  /// The axes of an arm without the one that is chosen along.
  private static func rest(_ arm: Arm, _ axis: String) -> [String: SettingValue] {
    arm.axes.filter { $0.key != axis }
  }

  /// The values with the largest and the smallest mean; `nil` when nothing was measured.
  private static func best(
    of cells: [CellEvidence],
    along axis: String,
    reading: (CellEvidence) -> Double?
  ) -> (rising: SettingValue, falling: SettingValue)? {
    var means: [(value: SettingValue, mean: Double)] = []
    for (value, members) in Dictionary(grouping: cells, by: { $0.arm.axes[axis] }) {
      let readings = members.compactMap(reading)
      if let value, !readings.isEmpty { means.append((value, Sample(readings).mean)) }
    }
    // From small to large, so that the first of equal means is the smallest value.
    means.sort { ($0.value.number ?? 0) < ($1.value.number ?? 0) }
    guard var highest = means.first, var lowest = means.first else { return nil }
    for candidate in means.dropFirst() {
      if candidate.mean > highest.mean { highest = candidate }
      if candidate.mean < lowest.mean { lowest = candidate }
    }
    return (highest.value, lowest.value)
  }
}
