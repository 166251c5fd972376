import Harness
import Store

/// Whether a cell that was measured again gave the same losses and weights, bit for bit.
struct TrajectoryComparison {
  /// One line for a person.
  var text: String
  /// What it means for the command.
  var status: ExitStatus

  /// Compares the measurement that was kept with the one made again.
  init(_ cell: PlannedCell, _ kept: CellState?, _ again: CellState?) {
    let name = "\(cell.key.prefix(8)) \(cell.name)"
    guard let new = again?.trajectory, again?.isAccepted == true else {
      text = "not measured  \(name): \(again?.detail ?? "not run")\n"
      status = .unmeasured
      return
    }
    guard let old = kept?.trajectory, kept?.isAccepted == true else {
      text = "nothing kept  \(name): \(new.prefix(16)) now\n"
      status = .undecided
      return
    }
    text =
      old == new
      ? "same          \(name): \(new.prefix(16))\n"
      : "DIFFERENT     \(name): \(old.prefix(16)) kept, \(new.prefix(16)) now\n"
    status = old == new ? .success : .contradiction
  }
}
