import Catalog

/// How far apart the arms of one seed are: whether a treatment changes anything, and whether what
/// must change nothing does not.
struct ArmSpread {
  let result: ControlResult

  /// Judges a control by the least favourable of its seeds.
  init(_ control: Control, on cells: [CellEvidence]) {
    let members = cells.filter {
      $0.arm.caseID == control.caseID && $0.arm.matches(control.arms)
        && $0.outcome?.isMeasurement == true
    }
    let seeds = Dictionary(grouping: members, by: \.seed)
      .compactMapValues { Self.distances($0, control) }
    let isDistinct = control.comparison == .distinct
    let worst = seeds.min { first, second in
      let (one, other) = (first.value, second.value)
      if one == other { return first.key < second.key }
      return isDistinct ? one < other : one > other
    }
    guard let worst else {
      result = ControlResult(
        control: control,
        passed: false,
        measured: false,
        evidence: "no seed has two arms that report \(control.metric)"
      )
      return
    }
    let found = "\(control.metric) of two arms of seed \(worst.key) "
    let count = "(the least favourable of \(Numeral.count(seeds.count, "seed")))"
    result = ControlResult(
      control: control,
      passed: isDistinct ? worst.value > 0 : worst.value <= control.value,
      evidence: isDistinct
        ? found + "differs by \(Numeral.text(worst.value)), must differ \(count)"
        : found + "differs by \(Numeral.text(worst.value)), must be within "
          + "\(Numeral.text(control.value)) \(count)"
    )
  }

  /// The smallest distance between two arms of a seed when they must be distinct, otherwise the
  /// largest; `nil` when there are fewer than two values to compare.
  private static func distances(_ cells: [CellEvidence], _ control: Control) -> Double? {
    let values = cells.compactMap { $0.results[control.metric] }
    if control.comparison == .distinct {
      let sorted = values.filter(\.isFinite).sorted()
      return zip(sorted, sorted.dropFirst()).map { $1 - $0 }.min()
    }
    guard values.count > 1, let least = values.min(), let most = values.max() else { return nil }
    if values.contains(where: \.isNaN) { return .infinity }
    return least == most ? 0 : most - least
  }
}
