import Catalog

/// How long cells have taken: by arm, else by case, else on average.
package struct DurationHistory: Sendable {
  private struct Mean {
    var sum = 0.0
    var count = 0
    var value: Double { sum / Double(max(1, count)) }
  }

  private var byArm: [String: Mean] = [:]
  private var byCase: [String: Mean] = [:]
  private var all = Mean()

  /// Creates one of which nothing is known.
  package init() {}

  /// Whether nothing is known.
  package var isEmpty: Bool { all.count == 0 }

  /// Adds the duration of a cell in seconds.
  package mutating func add(_ seconds: Double, of cell: PlannedCell) {
    func enter(_ mean: inout Mean) {
      mean.sum += seconds
      mean.count += 1
    }
    enter(&byArm[cell.arm.name, default: Mean()])
    enter(&byCase["\(cell.arm.suite)/\(cell.arm.caseID)", default: Mean()])
    enter(&all)
  }

  /// The seconds a cell is expected to take.
  package func expected(for cell: PlannedCell) -> Double {
    known(for: cell) ?? all.value
  }

  /// The seconds that cells of the same arm, or else of the same case, have taken.
  package func known(for cell: PlannedCell) -> Double? {
    (byArm[cell.arm.name] ?? byCase["\(cell.arm.suite)/\(cell.arm.caseID)"])?.value
  }
}
