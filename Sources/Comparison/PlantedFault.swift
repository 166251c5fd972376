import Catalog
import Verdicts

/// A fault that is planted in a copy of a snapshot, to see that the gate finds it.
package enum PlantedFault: String, Sendable, Hashable, CaseIterable {
  /// Nothing at all: a gate that fails here cries wolf.
  case none = "nothing"
  /// Timings take a tenth longer beside their reference.
  case slowDown = "slow-down"
  /// One bit of one trajectory.
  case changedBit = "changed bit"
  /// One outcome is gone.
  case deletedOutcome = "deleted outcome"
  /// One case is no longer declared.
  case droppedCase = "dropped case"
  /// One cell ends by a signal.
  case crashed
  /// One cell diverges to NaN.
  case notANumber = "NaN"
  /// Nothing was measured.
  case empty

  /// How the gate must end.
  package var expected: Gate.Result {
    switch self {
    case .none: .passed
    case .slowDown, .changedBit, .notANumber: .regression
    case .deletedOutcome, .droppedCase, .crashed: .undecided
    case .empty: .nothing
    }
  }

  /// The snapshot with the fault in it; `nil` when it has no place for the fault.
  package func planted(in snapshot: Snapshot) -> Snapshot? {
    var faulty = snapshot
    switch self {
    case .none: return faulty
    case .slowDown: return slowed(snapshot)
    case .droppedCase:
      guard snapshot.cases.count > 1 else { return nil }
      faulty.cases.removeLast()
    case .empty:
      faulty.update { _, cell in
        cell = CellSnapshot(seed: cell.seed, outcome: nil)
        return false
      }
    case .changedBit, .deletedOutcome, .crashed, .notANumber:
      var isPlanted = false
      faulty.update { template, cell in
        guard !template.isTiming, cell.isMeasured, !isPlanted else { return isPlanted }
        spoil(&cell)
        isPlanted = true
        return true
      }
      guard isPlanted else { return nil }
    }
    return faulty
  }

  private func spoil(_ cell: inout CellSnapshot) {
    switch self {
    case .changedBit: cell.trajectory = Self.flipped(cell.trajectory ?? "")
    case .notANumber:
      cell.trajectory = Self.flipped(cell.trajectory ?? "")
      cell.outcome = .diverged
      for name in cell.results.keys { cell.results[name] = .nan }
    default:
      cell = CellSnapshot(seed: cell.seed, outcome: self == .crashed ? .crashed : nil)
    }
  }

  /// Every timing a tenth slower beside its reference, in every round.
  private func slowed(_ snapshot: Snapshot) -> Snapshot? {
    var faulty = snapshot
    var isPlanted = false
    faulty.update { template, cell in
      guard template.isTiming, let rounds = cell.rounds else { return false }
      let better = Dictionary(
        template.metrics.map { ($0.name, $0.better) },
        uniquingKeysWith: { first, _ in first }
      )
      for (name, values) in rounds {
        cell.rounds?[name] = values.map { better[name] == .higher ? $0 / 1.1 : $0 * 1.1 }
      }
      isPlanted = true
      return false
    }
    return isPlanted ? faulty : nil
  }

  /// A checksum with the lowest bit of its first digit the other way round.
  private static func flipped(_ checksum: String) -> String {
    guard let first = checksum.first, let digit = first.hexDigitValue else { return "1" }
    return String(digit ^ 1, radix: 16) + checksum.dropFirst()
  }
}

extension Snapshot {
  /// Calls `body` with every cell, until it returns `true`.
  fileprivate mutating func update(
    _ body: (_ template: CaseSnapshot, _ cell: inout CellSnapshot) -> Bool
  ) {
    for place in cases.indices {
      for arm in cases[place].arms.indices {
        for cell in cases[place].arms[arm].cells.indices {
          if body(cases[place], &cases[place].arms[arm].cells[cell]) { return }
        }
      }
    }
  }
}
