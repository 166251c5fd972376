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

  init(_ question: Question, _ all: [CellEvidence]) {
    cells = all
    guard let axis = question.check.best, let name = question.check.bestBy,
      let metric = question.template?.metric(named: name)
    else { return }
    var chosen: [[String: SettingValue]: SettingValue] = [:]
    for (arm, members) in Dictionary(grouping: all, by: { Self.rest($0.arm, axis) }) {
      chosen[arm] = Self.best(of: members, along: axis) { question.reading($0, of: metric) }
        .map { metric.better == .lower ? $0.falling : $0.rising }
    }
    cells = all.filter { cell in
      cell.arm.axes[axis].map { chosen[Self.rest(cell.arm, axis)] == $0 } == true
    }
    let values = Set(cells.compactMap { $0.arm.axes[axis]?.description }).sorted()
    if !values.isEmpty { note = " at its best \(axis) \(values.joined(separator: ", "))" }
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
