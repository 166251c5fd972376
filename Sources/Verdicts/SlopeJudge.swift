import Catalog
import Foundation
import Statistics

/// The slope of a metric along an axis, or the difference of two groups' slopes.
///
/// One line is fitted per seed; the spread of the slopes between seeds gives the interval. With the
/// effect `difference` the metric itself is fitted, with `decades` its decimal logarithm, and with
/// `ratio` the exponent of a power law: logarithm against logarithm.
struct SlopeJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    guard let axis = check.axis else {
      let none = Inference.none("the check names no axis for the slope", level: question.level)
      return Finding(question, none, unit: "", groups: [], steps: [], enoughSeeds: false)
    }
    var treat = slopes(check.treat, along: axis)
    var reference = check.reference.isEmpty ? nil : slopes(check.reference, along: axis)
    var notes: [String] = []
    if check.paired, let other = reference {
      let (first, second, warning) = SeedGroup.paired(treat, other)
      (treat, reference) = (first, second)
      notes += [warning].compactMap(\.self)
    }
    var inference = Inference.location(
      treat: Sample(treat.values),
      reference: reference.map { Sample($0.values) },
      paired: check.paired,
      assume: question.metric.assume,
      level: question.level
    )
    inference.warnings += notes
    let groups = [treat] + (reference.map { [$0] } ?? [])
    let steps = groups.map { $0.step("Slopes along \(axis) by seed,") }
    return Finding(question, inference, unit: unit(axis), groups: groups, steps: steps)
      .estimatingSeeds { inference.seedsNeeded(for: DecisionRule(check), alpha: check.alpha) }
  }

  private func unit(_ axis: String) -> String {
    switch question.check.effect {
    case .difference:
      question.metric.unit.isEmpty ? "per \(axis)" : "\(question.metric.unit) per \(axis)"
    case .decades: "decades per \(axis)"
    case .ratio: ""
    }
  }

  /// One slope per seed; arms that differ in other axes are averaged at each abscissa.
  private func slopes(_ selection: [String: SettingValue], along axis: String) -> SeedGroup {
    let choice = BestValues(question, question.cells(selection))
    let power = question.check.effect == .ratio
    return question.group(choice, of: selection) { members in
      var points: [(x: Double, y: Double)] = []
      for (value, arms) in Dictionary(grouping: members, by: { $0.arm.axes[axis] }) {
        guard let value, let place = abscissa(value, axis) else { return nil }
        let readings = arms.compactMap { question.reading($0) }.map(question.scale.transform)
        guard readings.count == arms.count else { return nil }
        points.append((power ? log(place) : place, Sample(readings).mean))
      }
      // In a fixed order, because a dictionary's order would change the last bits.
      points.sort { $0.x < $1.x }
      return LinearFit.limitingSlope(abscissas: points.map(\.x), ordinates: points.map(\.y))
    }
  }

  /// The number of an axis value, or its place in the file when the values are words.
  private func abscissa(_ value: SettingValue, _ axis: String) -> Double? {
    if let number = value.number { return number }
    return question.template?.axis(named: axis)?.values.firstIndex(of: value).map(Double.init)
  }
}
