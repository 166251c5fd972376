import Catalog
import Statistics

/// Every single value within a tolerance: a statement without statistics.
struct ExactJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    let treat = readings(check.treat)
    guard !check.reference.isEmpty else {
      return finding(
        treat.group.values.map(abs),
        groups: [treat.group],
        test: "every |value| ≤ tolerance"
      )
    }
    let reference = readings(check.reference)
    let deviations = treat.keys.compactMap { key -> Double? in
      guard let first = treat.values[key], let second = reference.values[key] else { return nil }
      // Equal infinities are equal; anything else that is not a number is a deviation.
      return first == second ? 0 : abs(first - second)
    }
    return finding(
      deviations,
      groups: [treat.group, reference.group],
      test: "every |treat − reference| ≤ tolerance"
    )
  }

  private func finding(_ deviations: [Double], groups: [SeedGroup], test: String) -> Finding {
    let tolerance = question.check.tolerance ?? 0
    var result = CheckResult(
      check: question.check,
      word: .inconclusive,
      unit: question.metric.unit,
      treatCount: groups[0].count,
      referenceCount: groups.dropFirst().first?.count ?? 0,
      test: test,
      groups: groups.map(\.summary),
      warnings: groups.flatMap(\.warnings),
      explanation: groups.map { $0.step("Values of") }
    )
    // NaN is within no tolerance, and must not be lost in a maximum.
    let worst = deviations.contains(where: \.isNaN) ? Double.nan : deviations.max()
    guard let worst else {
      if groups.allSatisfy({ $0.count == 0 }) { result.word = .notRun }
      result.warnings.append("no value to compare")
      return Finding(result, enoughSeeds: false)
    }
    result.word = worst <= tolerance ? .replicated : .refuted
    (result.effect, result.lower, result.upper) = (worst, worst, worst)
    result.explanation.append(
      "The largest of \(Numeral.count(deviations.count, "value")) is \(Numeral.text(worst)); the "
        + "tolerance is \(Numeral.text(tolerance)): \(result.word.rawValue)."
    )
    return Finding(result, enoughSeeds: true)
  }

  /// The values of all measured cells, each by the seed and the axes that both sides share.
  private func readings(
    _ selection: [String: SettingValue]
  )
    -> (group: SeedGroup, keys: [String], values: [String: Double])
  {
    let cells = question.cells(selection).sorted {
      ($0.seed, $0.arm.label) < ($1.seed, $1.arm.label)
    }
    var group = SeedGroup(label: question.label(selection))
    group.diverged = cells.count { $0.outcome == .diverged }
    var (keys, values): ([String], [String: Double]) = ([], [:])
    for cell in cells {
      guard cell.outcome?.isMeasurement == true else { continue }
      guard let value = cell.results[question.check.metric] else {
        group.warnings.append(
          "\(cell.arm.label) seed \(cell.seed) does not report \(question.check.metric)"
        )
        continue
      }
      let others = cell.arm.axes.filter { selection[$0.key] == nil }
      let key =
        "\(cell.seed) "
        + others.keys.sorted().map { "\($0)=\(others[$0]?.description ?? "")" }.joined(
          separator: " "
        )
      keys.append(key)
      values[key] = value
      group.seeds.append(cell.seed)
      group.values.append(value)
    }
    return (group, keys, values)
  }
}
