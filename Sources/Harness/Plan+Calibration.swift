import Catalog
import Training

extension Plan {
  /// The timings of the plan with every method beside itself, one fresh process per arm.
  ///
  /// Their ratios differ from 1 by the machine's noise alone.
  /// - Parameters:
  ///   - rounds: the rounds per arm instead of the case's.
  ///   - options: the options that the plan was made with.
  /// - Returns: one cell per arm of a timing; no cell when there is no timing.
  /// - Throws: `PlanError` when the settings cannot be written.
  public func calibration(rounds: Int, options: PlanOptions) throws(PlanError) -> Plan {
    var seen: Set<String> = []
    var calibrated: [PlannedCell] = []
    for cell in cells where cell.kind == .timing && seen.insert(cell.arm.name).inserted {
      calibrated.append(try cell.besideItself(rounds: rounds, options: options))
    }
    return Plan(cells: calibrated)
  }
}

extension PlannedCell {
  fileprivate func besideItself(
    rounds: Int,
    options: PlanOptions
  ) throws(PlanError) -> PlannedCell {
    var cell = self
    let declared = experiment.parameters["rounds"]?.first ?? Double(rounds)
    cell.experiment.reference = experiment.method
    cell.experiment.parameters["rounds"] = [Double(rounds)]
    // More rounds than the case declares take longer than it allows for.
    cell.timeout *= max(1, Double(rounds) / max(1, declared))
    var key = CellKey(
      epoch: epoch,
      experiment: cell.experiment,
      dataset: options.datasetChecksums[experiment.dataset]
    )
    do {
      cell.identity = CellKey.key(of: try key.canonicalText())
      key.engine = options.place
      cell.settings = try key.canonicalText()
    } catch {
      throw .encoding(arm: arm.name, detail: "\(error)")
    }
    cell.key = CellKey.key(of: cell.settings)
    (cell.decision, cell.reason) = (.new, "calibration")
    return cell
  }
}
