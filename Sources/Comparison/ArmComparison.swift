import Catalog
import Verdicts

/// Compares one arm of two snapshots: declared, measured, equal bits, and only then statistics.
struct ArmComparison {
  var template: CaseSnapshot
  var base: ArmSnapshot?
  var head: ArmSnapshot?
  var policy: GatePolicy
  /// Whether both sides were measured on the same kind of machine.
  var isSameMachine = true
  /// Noise floors of timings, by metric.
  var noise: [String: Double] = [:]

  /// The row, with p values that are not corrected for the table.
  var change: ArmChange {
    let label = head?.label ?? base?.label ?? ""
    func row(_ change: Change, _ reason: String) -> ArmChange {
      ArmChange(
        suite: template.suite,
        caseID: template.id,
        arm: label,
        change: change,
        reason: reason
      )
    }
    guard let head else { return row(.missing, "the head does not declare it") }
    guard let base else {
      let done = head.cells.count(where: \.isMeasured)
      let whole = done == head.cells.count
      return row(
        whole ? .new : .unmeasured,
        whole ? "the base does not have it" : "\(done) of \(head.cells.count) cells measured"
      )
    }
    let differing = differences(base.settings, head.settings)
    guard differing.isEmpty else {
      return row(.notComparable, differing.prefix(4).joined(separator: ", "))
    }
    return compared(base, head, row)
  }

  /// The settings that differ, `steps 20 → 30`.
  private func differences(_ base: [String: String], _ head: [String: String]) -> [String] {
    Set(base.keys).union(head.keys).sorted().filter { base[$0] != head[$0] }
      .map { "\($0) \(base[$0] ?? "nothing") → \(head[$0] ?? "nothing")" }
  }

  /// What keeps the arm from being compared: failures, cells that were not run or not declared.
  private func gap(_ base: ArmSnapshot, _ head: ArmSnapshot) -> (Change, String)? {
    let failed = head.cells.filter { $0.outcome?.isFailure == true }
    let wasMeasured = Set(base.cells.filter(\.isMeasured).map(\.seed))
    let broken = failed.filter { wasMeasured.contains($0.seed) }
    if let first = broken.first {
      return (.broke, "\(outcomes(base)) → \(outcomes(head)), seed \(first.seed)")
    }
    let absent = head.cells.filter { !$0.isMeasured }
    if !absent.isEmpty { return (.unmeasured, outcomes(head)) }
    let declared = Set(head.cells.map(\.seed))
    let gone = base.cells.map(\.seed).filter { !declared.contains($0) }
    if !gone.isEmpty {
      let seeds = gone.map(String.init).joined(separator: ", ")
      return (.missing, "the head does not declare seed \(seeds)")
    }
    return nil
  }

  /// How many cells ended how, `2/3 ok, 1 crashed`.
  private func outcomes(_ arm: ArmSnapshot) -> String {
    let measured = arm.cells.count(where: \.isMeasured)
    let others = CellOutcome.allCases.filter { !$0.isMeasurement }.compactMap { outcome in
      let count = arm.cells.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.rawValue)"
    }
    let absent = arm.cells.count { $0.outcome == nil }
    return
      (["\(measured)/\(arm.cells.count) measured"] + others
      + (absent == 0 ? [] : ["\(absent) not run"])).joined(separator: ", ")
  }

  /// Compares bits first: a changed bit is found whatever else has become of the arm.
  private func compared(
    _ base: ArmSnapshot,
    _ head: ArmSnapshot,
    _ row: (Change, String) -> ArmChange
  ) -> ArmChange {
    let before = Dictionary(
      base.cells.filter(\.isMeasured).map { ($0.seed, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let common = head.cells.filter { $0.isMeasured && before[$0.seed] != nil }
    let changed = common.filter { cell in
      cell.trajectory == nil || before[cell.seed]?.trajectory != cell.trajectory
    }
    var notes = ["\(common.count)/\(common.count) seeds, equal bits"]
    if !changed.isEmpty {
      notes = ["other bits for \(changed.count) of \(common.count) seeds"]
      for cell in changed where before[cell.seed]?.outcome != cell.outcome {
        notes.append("seed \(cell.seed) \(cell.outcome?.rawValue ?? "")")
      }
    }
    var result: ArmChange
    if let (change, reason) = gap(base, head) {
      result = row(change, ([reason] + (changed.isEmpty ? [] : notes)).joined(separator: ", "))
    } else if base.cells.contains(where: { !$0.isMeasured }) {
      notes.insert("\(outcomes(base)) → \(outcomes(head))", at: 0)
      result = row(.fixed, notes.joined(separator: ", "))
    } else {
      result = row(changed.isEmpty ? .identical : .unclear, notes.joined(separator: ", "))
      if template.isTiming, !isSameMachine {
        result.isElsewhere = true
        result.change = .notComparable
        result.reason += ", times of another machine are not compared"
      } else if template.isTiming || !changed.isEmpty {
        result.metrics = metrics(base, head)
      }
    }
    result.changedSeeds = changed.map(\.seed)
    return result
  }

  private func metrics(_ base: ArmSnapshot, _ head: ArmSnapshot) -> [MetricChange] {
    template.metrics.filter { !template.isTiming || $0.isComparableTiming }.compactMap { metric in
      MetricComparison(
        metric,
        rule: policy.rule(for: metric.name),
        base: base.values(of: metric, in: template),
        head: head.values(of: metric, in: template),
        noise: noise[metric.name] ?? 0
      ).change
    }
  }
}
