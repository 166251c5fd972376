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
  var registry: RuleRegistry

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
    var section = SuiteSection(
      id: suite.id,
      title: suite.title,
      paper: suite.paper,
      controls: judge.controls(on: cells),
      verdicts: judge.verdicts(on: cells).map(registered),
      census: census,
      cellsDeclared: cells.cells.count,
      costs: costs(cells.cells),
      curves: try curves(cells.cells)
    )
    section.figures = try figures(cells.cells)
    return section
  }

  /// The plots of every case that has measured cells.
  private func figures(_ cells: [CellEvidence]) throws -> [Figure] {
    try suite.cases.flatMap { template in
      let own = cells.filter { $0.arm.caseID == template.id }
      var points: [String: [Curve]] = [:]
      for attempt in own.compactMap(\.attempt) where points[attempt] == nil {
        points[attempt] = try courses(of: attempt, template)
      }
      return CaseFigures(suite: suite.id, template: template, cells: own, points: points).figures
    }
  }

  /// What was measured along an attempt, as many points as a plot can show.
  private func courses(of attempt: String, _ template: Case) throws -> [Curve] {
    let all = try store.points(of: attempt)
    let points = template.kind == .train ? all.filter { $0.metric == Self.curveMetric } : all
    return Dictionary(grouping: points, by: \.metric).sorted { $0.key < $1.key }.map {
      metric,
      points in
      let shown = Self.thinned(points)
      return Curve(
        label: attempt,
        metric: metric,
        steps: shown.map(\.step),
        values: shown.map(\.value)
      )
    }
  }

  /// About `curvePoints` of the points, evenly spaced, the last among them.
  private static func thinned(_ points: [StoredPoint]) -> [StoredPoint] {
    let stride = max(1, points.count / curvePoints)
    return points.indices.filter { $0 % stride == 0 || $0 == points.count - 1 }.map { points[$0] }
  }

  /// The verdict with how its rule stands to the one that was fixed.
  private func registered(_ verdict: Verdict) -> Verdict {
    let starts = evidence.cells(of: suite)
      .filter { $0.arm.caseID == verdict.claim.primary.caseID }
      .compactMap { evidence.states[$0.key]?.started }
    var verdict = verdict
    verdict.registration = registry.registration(
      of: "\(verdict.suite)/\(verdict.claim.id)",
      firstResult: starts.min()
    )
    return verdict
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
      let shown = Self.thinned(points)
      curves.append(
        Curve(
          label: "\(cell.arm.caseID) \(cell.arm.label) seed \(cell.seed)",
          metric: Self.curveMetric,
          steps: shown.map(\.step),
          values: shown.map(\.value)
        )
      )
    }
    return curves
  }
}
