import Catalog
import Harness
import Statistics

/// The standard deviation between seeds of what a check compares, from what was measured so far.
struct SpreadEstimate {
  let check: Check
  let isPaired: Bool
  let cells: [PlannedCell]
  let reading: (PlannedCell) -> Double?

  /// The deviation in the unit of the check; `nil` where fewer than two seeds tell, where the check
  /// works on another scale than its metric, or where arms first take their best value of an axis.
  var deviation: Double? {
    guard check.effect == .difference, check.best == nil else { return nil }
    switch check.type {
    case .exact, .proportion, .bracket: return nil
    case .order: return check.threshold == nil && !isPaired ? ofOrder : nil
    case .fractionRecovered: return ofFraction
    case .slope, .interaction: return compared(slopes)
    case .superiority, .nonInferiority, .equivalence, .threshold: return compared(values)
    }
  }

  /// Of the differences by seed when paired, otherwise pooled over the groups.
  private func compared(_ group: ([String: SettingValue]) -> [Int: Double]) -> Double? {
    let treat = group(check.treat)
    guard !check.reference.isEmpty else { return pooled([treat]) }
    let reference = group(check.reference)
    guard isPaired else { return pooled([treat, reference]) }
    let differences = treat.compactMap { seed, value in reference[seed].map { (seed, value - $0) } }
    return pooled([Dictionary(differences) { first, _ in first }])
  }

  /// Pooled over all values of the axis.
  private var ofOrder: Double? {
    guard let axis = check.axis else { return nil }
    let names = Set(cells.compactMap { $0.arm.axes[axis] })
    return pooled(names.map { values(check.treat.merging([axis: $0]) { _, new in new }) })
  }

  /// In units of the distance between reference and anchor, as the fraction is.
  private var ofFraction: Double? {
    let groups = [check.treat, check.reference, check.none].map(values)
    let distance = Sample(Array(groups[1].values)).mean - Sample(Array(groups[2].values)).mean
    guard let spread = pooled(groups), distance.isFinite, distance != 0 else { return nil }
    return spread / abs(distance)
  }

  /// One value per seed of which all arms were measured: their mean.
  private func values(_ selection: [String: SettingValue]) -> [Int: Double] {
    bySeed(selection) { Sample($0.map(\.value)).mean }
  }

  /// One slope per seed.
  private func slopes(_ selection: [String: SettingValue]) -> [Int: Double] {
    guard let axis = check.axis else { return [:] }
    return bySeed(selection) { readings in
      let points = readings.compactMap { reading in
        reading.cell.arm.axes[axis]?.number.map { (x: $0, y: reading.value) }
      }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      return LinearFit.limitingSlope(abscissas: points.map(\.x), ordinates: points.map(\.y))
    }
  }

  private func bySeed(
    _ selection: [String: SettingValue],
    _ value: ([(cell: PlannedCell, value: Double)]) -> Double
  ) -> [Int: Double] {
    let members = Dictionary(grouping: cells.filter { $0.arm.matches(selection) }, by: \.seed)
    return members.compactMapValues { cells in
      let readings = cells.compactMap { cell in reading(cell).map { (cell: cell, value: $0) } }
      guard readings.count == cells.count else { return nil }
      let value = value(readings)
      return value.isFinite ? value : nil
    }
  }

  private func pooled(_ groups: [[Int: Double]]) -> Double? {
    // In a fixed order, because a dictionary's order would change the last bits.
    let samples = groups.map { Sample($0.sorted { $0.key < $1.key }.map(\.value)) }.filter {
      $0.count > 1
    }
    let degrees = samples.reduce(0) { $0 + $1.count - 1 }
    guard degrees > 0 else { return nil }
    let squares = samples.reduce(0) { $0 + $1.variance * Double($1.count - 1) }
    return (squares / Double(degrees)).squareRoot()
  }
}
