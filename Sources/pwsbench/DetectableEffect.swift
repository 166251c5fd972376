import Catalog
import Harness
import Statistics
import Store

/// The smallest effect that the primary check of a claim would find, four times out of five.
struct DetectableEffect: Encodable {
  /// The claim with its suite, `pws/A5`.
  var claim: String
  /// Seeds per arm.
  var seeds: Int
  /// The effect in units of the standard deviation between seeds; `nil` for checks without one.
  var deviations: Double?
  /// The effect in the unit of the metric; `nil` before anything was measured.
  var effect: Double?
  /// The margin of the check.
  var margin: Double

  /// The chance to find the effect.
  static let power = 0.8

  /// The effects of the claims of suites; `results` are by attempt and metric.
  static func all(
    of suites: [Suite],
    plan: Plan,
    states: [String: CellState],
    results: [String: [String: Double]]
  ) -> [DetectableEffect] {
    let cells = Dictionary(grouping: plan.cells) { $0.arm.suite }
    return suites.flatMap { suite in
      suite.claims.compactMap { claim in
        let involved = (cells[suite.id] ?? []).filter { claim.primary.involves($0.arm) }
        let arms = Dictionary(grouping: involved) { $0.arm }.values
        guard let seeds = arms.map(\.count).min() else { return nil }
        let samples = arms.map { cells in
          Sample(
            cells.compactMap { cell in
              states[cell.key].flatMap { results[$0.attemptID]?[claim.primary.metric] }
            }.filter(\.isFinite)
          )
        }
        return DetectableEffect(
          of: claim.primary,
          named: "\(suite.id)/\(claim.id)",
          seeds: seeds,
          samples
        )
      }
    }
  }

  private init(of check: Check, named claim: String, seeds: Int, _ samples: [Sample]) {
    self.claim = claim
    self.seeds = seeds
    margin = check.margin
    let design: Power.Design
    switch check.type {
    case .superiority, .nonInferiority, .equivalence:
      design = check.paired ? .paired : .welch
    case .threshold: design = .paired
    default: return
    }
    let power = Power(design: design, alpha: check.alpha)
    let found = power.detectableEffect(count: seeds, power: Self.power)
    guard found.isFinite else { return }
    deviations = found
    // Pooled over the arms; differences of the metric only: a ratio is judged on another scale.
    let spread = samples.filter { $0.count > 1 }
    let degrees = spread.reduce(0) { $0 + $1.count - 1 }
    guard degrees > 0, check.effect == .difference else { return }
    let squares = spread.reduce(0) { $0 + $1.variance * Double($1.count - 1) }
    effect = found * (squares / Double(degrees)).squareRoot()
  }
}
