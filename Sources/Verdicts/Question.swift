import Catalog
import Statistics

/// A check with the evidence that bears on it.
struct Question {
  let check: Check
  /// The metric as the case declares it.
  let metric: Metric
  /// The case; `nil` when the suite has none of that name.
  let template: Case?
  /// The declared cells of the check's case.
  let cells: [CellEvidence]

  init(_ check: Check, in suite: Suite, on evidence: Evidence) {
    self.check = check
    template = suite.caseNamed(check.caseID)
    metric = template?.metric(named: check.metric) ?? Metric(name: check.metric)
    cells = evidence.cells.filter {
      $0.arm.caseID == check.caseID && $0.arm.suite == suite.id
    }
  }

  var level: Double { 1 - 2 * check.alpha }

  var scale: EffectScale { EffectScale(effect: check.effect) }

  /// The cells of a selection, among the values that the check goes over.
  func cells(_ selection: [String: SettingValue]) -> [CellEvidence] {
    cells.filter { cell in
      cell.arm.matches(selection)
        && check.over.allSatisfy { axis in
          selection[axis.name] != nil
            || cell.arm.axes[axis.name].map(axis.values.contains) == true
        }
    }
  }

  /// The sides of the check: treated, then reference and anchor where the check has them.
  var sides: [[String: SettingValue]] {
    [check.treat] + [check.reference, check.none].filter { !$0.isEmpty }
  }

  /// The cells of all sides, each once.
  var involved: [CellEvidence] {
    let sides = sides
    let keys = Set(sides.flatMap { cells($0).map(\.key) })
    return cells.filter { keys.contains($0.key) }
  }

  func label(_ selection: [String: SettingValue]) -> String {
    guard !selection.isEmpty else { return "all arms" }
    return selection.keys.sorted().map { "\($0)=\(selection[$0]?.description ?? "")" }
      .joined(separator: " ")
  }

  /// What a cell says of the check's metric; `nil` when it says nothing.
  func reading(_ cell: CellEvidence) -> Double? { reading(cell, of: metric) }

  /// What a cell says of a metric; `nil` when it says nothing.
  ///
  /// A run that diverged is never dropped: without a number it counts as the worst there is.
  func reading(_ cell: CellEvidence, of metric: Metric) -> Double? {
    guard cell.outcome?.isMeasurement == true else { return nil }
    if let value = cell.results[metric.name], !value.isNaN { return value }
    guard cell.outcome == .diverged || cell.results[metric.name] != nil else { return nil }
    return switch metric.better {
    case .higher: -.infinity
    case .lower: .infinity
    case .neither: .nan
    }
  }

  /// One value per seed of a selection; several arms are averaged on the scale of the effect.
  func group(_ selection: [String: SettingValue]) -> SeedGroup {
    let choice = BestValues(self, cells(selection))
    return group(choice, of: selection) { cells in
      let readings = cells.map { reading($0) }
      guard readings.count > 1 else { return readings.first ?? nil }
      let known = readings.compactMap { $0.map(scale.transform) }
      guard known.count == readings.count else { return nil }
      return scale.restored(Sample(known).mean)
    }
  }

  /// One value per seed of the cells that were chosen for a selection, with what to know of the choice.
  func group(
    _ choice: BestValues,
    of selection: [String: SettingValue],
    value: ([CellEvidence]) -> Double?
  ) -> SeedGroup {
    let name = label(selection)
    var group = group(choice.cells, label: name + choice.note, value: value)
    group.warnings += choice.warnings.map { "\(name): \($0)" }
    return group
  }

  /// One value per seed, made by `value` of all the seed's cells.
  ///
  /// A seed of which an arm is missing has no value: an average over other arms than its fellows'
  /// would compare unlike things.
  func group(
    _ cells: [CellEvidence],
    label: String,
    value: ([CellEvidence]) -> Double?
  ) -> SeedGroup {
    var group = SeedGroup(label: label)
    group.diverged = cells.count { $0.outcome == .diverged }
    let arms = Set(cells.map(\.arm)).count
    var incomplete = 0
    for (seed, members) in Dictionary(grouping: cells, by: \.seed).sorted(by: { $0.key < $1.key }) {
      guard members.count == arms, let value = value(members) else {
        // Seeds that were not run at all are counted as missing cells elsewhere.
        if members.contains(where: { $0.outcome?.isMeasurement == true }) { incomplete += 1 }
        continue
      }
      group.seeds.append(seed)
      group.values.append(value)
    }
    if incomplete > 0 {
      group.warnings.append(
        "\(label): \(Numeral.count(incomplete, "seed")) left out, an arm or its "
          + "\(check.metric) is missing"
      )
    }
    return group
  }
}
