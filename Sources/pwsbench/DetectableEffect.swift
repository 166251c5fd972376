import Catalog
import Harness
import Store

/// The smallest effect that the primary check of a claim would find, four times out of five.
struct DetectableEffect: Encodable {
  /// The claim with its suite, `pws/A5`.
  var claim: String
  /// The kind of check.
  var type: CheckType
  /// Seeds per arm.
  var seeds: Int
  /// The effect in units of the standard deviation between seeds; `nil` for checks without one.
  var deviations: Double?
  /// What the steps of a grid add to it, in binary logarithms.
  var blur: Double?
  /// The effect in the unit of the check; `nil` before anything was measured, or when not even the
  /// largest would be found.
  var effect: Double?
  /// The margin of the check.
  var margin: Double

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
        let check = claim.primary
        let involved = (cells[suite.id] ?? []).filter { check.involves($0.arm) }
        guard !involved.isEmpty else { return nil }
        let metric = suite.cases.first { $0.id == check.caseID }?
          .metrics.first { $0.name == check.metric }
        return DetectableEffect(
          of: check,
          named: "\(suite.id)/\(claim.id)",
          assume: metric?.assume ?? .normal,
          cells: involved
        ) { cell in
          states[cell.key].flatMap { results[$0.attemptID]?[check.metric] }
        }
      }
    }
  }

  /// Of several comparisons that must all hold the least sensitive counts, otherwise the most.
  private init?(
    of check: Check,
    named claim: String,
    assume: Assumption,
    cells: [PlannedCell],
    _ reading: @escaping (PlannedCell) -> Double?
  ) {
    let parts = check.parts
    let found = parts.map { part in
      CheckSensitivity(
        check: part.combined(as: check),
        assume: assume,
        comparisons: parts.count,
        cells: cells.filter { part.involves($0.arm) },
        reading: reading
      )
    }.filter { !$0.cells.isEmpty }
    guard let seeds = found.map(\.seeds).min() else { return nil }
    (self.claim, type, self.seeds, margin) = (claim, check.type, seeds, check.margin)
    deviations = found.compactMap(\.deviations).max()
    blur = found.compactMap(\.blur).max()
    let effects = found.map(\.effect)
    let known = effects.compactMap(\.self)
    if check.combine == .any, parts.count > 1 {
      effect = known.min()
    } else {
      effect = known.count == effects.count ? known.max() : nil
    }
  }
}

extension Check {
  /// A part of a check, which knows how it becomes one conclusion with the others.
  fileprivate func combined(as whole: Check) -> Check {
    var part = self
    part.combine = whole.combine
    return part
  }
}
