import Catalog
import Harness
import Report
import Store
import Verdicts

/// Judges one suite and gathers what its section of a scorecard shows.
struct SectionAssembly {
  var suite: Suite
  var profile: Profile
  var evidence: EvidenceAssembly
  var store: ResultStore

  /// The metric that is drawn along training runs.
  private static let curveMetric = "train_loss"
  /// How many points of a curve are shown.
  private static let curvePoints = 200

  /// The section of the suite.
  func section() throws -> SuiteSection {
    let cells = evidence.evidence(of: suite)
    let judge = Adjudicator(suite: suite, profile: profile)
    var census: [CellOutcome: Int] = [:]
    for outcome in cells.cells.compactMap(\.outcome) { census[outcome, default: 0] += 1 }
    return SuiteSection(
      id: suite.id,
      title: suite.title,
      paper: suite.paper,
      controls: judge.controls(on: cells),
      verdicts: judge.verdicts(on: cells),
      census: census,
      cellsDeclared: cells.cells.count,
      costs: costs(cells.cells),
      curves: try curves(cells.cells)
    )
  }

  /// What every arm cost, in the order of the catalogue.
  private func costs(_ cells: [CellEvidence]) -> [ArmCost] {
    var order: [Arm] = []
    var costs: [Arm: ArmCost] = [:]
    for cell in cells where cell.outcome != nil {
      if costs[cell.arm] == nil { order.append(cell.arm) }
      var cost =
        costs[cell.arm]
        ?? ArmCost(caseID: cell.arm.caseID, label: cell.arm.label, cells: 0, seconds: 0)
      cost.cells += 1
      cost.seconds += cell.seconds
      costs[cell.arm] = cost
    }
    return order.compactMap { costs[$0] }
  }

  /// The loss along the first measured seed of every arm that trains.
  private func curves(_ cells: [CellEvidence]) throws -> [Curve] {
    let training = Set(suite.cases.filter { $0.kind == .train }.map(\.id))
    var seen: Set<Arm> = []
    var curves: [Curve] = []
    for cell in cells where training.contains(cell.arm.caseID) {
      guard let attempt = cell.attempt, seen.insert(cell.arm).inserted else { continue }
      let points = try store.points(of: attempt).filter { $0.metric == Self.curveMetric }
      guard points.count > 1 else { continue }
      let stride = max(1, points.count / Self.curvePoints)
      let shown = points.indices.filter { $0 % stride == 0 || $0 == points.count - 1 }
      curves.append(
        Curve(
          label: "\(cell.arm.caseID) \(cell.arm.label) seed \(cell.seed)",
          metric: Self.curveMetric,
          steps: shown.map { points[$0].step },
          values: shown.map { points[$0].value }
        )
      )
    }
    return curves
  }
}
