import Catalog
import Statistics

/// The difference in the share of runs in which an event happened, or one share, against a margin.
struct ProportionJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    let treat = events(check.treat)
    let reference = check.reference.isEmpty ? nil : events(check.reference)
    let groups = [treat] + (reference.map { [$0] } ?? [])
    let steps = groups.map { group in
      let events = group.values.count { $0 > 0.5 }
      return "\(group.label): \(check.metric) in \(events) of \(Numeral.count(group.count, "run"))."
    }
    guard groups.allSatisfy({ $0.count > 0 }) else {
      let none = Inference.none("a group has no value", level: question.level)
      return Finding(question, none, unit: "", groups: groups, steps: steps, enoughSeeds: false)
    }
    guard let reference else {
      return single(Self.share(treat), groups: groups, steps: steps)
    }
    let table = EventTable(treat: Self.share(treat), reference: Self.share(reference))
    return pair(table, groups: groups, steps: steps)
  }

  /// Two groups: the exact unconditional interval, or Newcombe's where that would take too long.
  private func pair(_ table: EventTable, groups: [SeedGroup], steps: [String]) -> Finding {
    let check = question.check
    let small = table.treat.count * table.reference.count <= 2500
    let interval =
      small ? table.exactInterval(level: question.level) : table.newcombe(level: question.level)
    let name = small ? "exact unconditional (Barnard)" : "Newcombe's score interval"
    let p = (above: table.barnard(above: check.margin), below: table.barnard(below: check.margin))
    var inference = Inference(
      value: table.difference,
      interval: interval,
      above: { _ in p.above },
      below: { _ in p.below },
      test: name
    )
    inference.steps = [
      "p(treat) − p(reference) = \(Numeral.text(table.difference)), "
        + "\(Numeral.percent(question.level)) interval [\(Numeral.text(interval.lower)), "
        + "\(Numeral.text(interval.upper))], \(name).",
      "Fisher's exact one-sided p value of any difference: "
        + "\(Numeral.text(table.fisher(.greater))).",
    ]
    let enough =
      groups.allSatisfy { $0.count >= Finding.fewestSeeds }
      && table.clearest.barnard(above: check.margin) <= check.alpha
    if !enough {
      inference.warnings.append(
        "even all of \(table.treat.count) against none of \(table.reference.count) would not reach "
          + "the margin, or a group has fewer than \(Finding.fewestSeeds) runs"
      )
    }
    return Finding(
      question,
      inference,
      unit: "",
      groups: groups,
      steps: steps,
      enoughSeeds: enough
    ).estimatingSeeds(limit: 60) { seedsNeeded(table) }
  }

  /// One group: Clopper and Pearson's interval of its share.
  private func single(_ share: Proportion, groups: [SeedGroup], steps: [String]) -> Finding {
    let check = question.check
    let interval = share.clopperPearson(level: question.level)
    var inference = Inference(
      value: share.value,
      interval: interval,
      above: { share.pValue(above: $0) },
      below: { share.pValue(below: $0) },
      test: "Clopper–Pearson"
    )
    inference.steps = [
      "Share \(Numeral.text(share.value)), exact \(Numeral.percent(question.level)) interval "
        + "[\(Numeral.text(interval.lower)), \(Numeral.text(interval.upper))]."
    ]
    let clearest = Proportion(events: share.count, count: share.count)
    let enough = clearest.pValue(above: check.margin) <= check.alpha
    return Finding(
      question,
      inference,
      unit: "",
      groups: groups,
      steps: steps,
      enoughSeeds: enough
    ).estimatingSeeds {
      (2...1000).first { count in
        let events = Int((share.value * Double(count)).rounded())
        let scaled = Proportion(events: events, count: count)
        return min(scaled.pValue(above: check.margin), scaled.pValue(below: check.margin))
          <= check.alpha
      }
    }
  }

  /// The runs of a selection with 1 where the event happened; several arms are pooled.
  private func events(_ selection: [String: SettingValue]) -> SeedGroup {
    let cells = question.cells(selection).sorted {
      ($0.seed, $0.arm.label) < ($1.seed, $1.arm.label)
    }
    var group = SeedGroup(label: question.label(selection))
    group.diverged = cells.count { $0.outcome == .diverged }
    for cell in cells where cell.outcome?.isMeasurement == true {
      // The outcome itself is the event `diverged`, also when no metric repeats it.
      let implied: Double? =
        question.check.metric == "diverged" ? (cell.outcome == .diverged ? 1 : 0) : nil
      guard let value = cell.results[question.check.metric] ?? implied, !value.isNaN else {
        group.warnings.append(
          "\(cell.arm.label) seed \(cell.seed) does not report \(question.check.metric)"
        )
        continue
      }
      group.seeds.append(cell.seed)
      group.values.append(value > 0.5 ? 1 : 0)
    }
    let arms = Set(cells.map(\.arm)).count
    if arms > 1 {
      group.warnings.append("\(group.label): the runs of \(arms) arms are pooled")
    }
    return group
  }

  private static func share(_ group: SeedGroup) -> Proportion {
    Proportion(events: group.values.count { $0 > 0.5 }, count: group.count)
  }

  /// The runs per group that settle the margin if the shares stay as they are; `nil` beyond 60.
  private func seedsNeeded(_ table: EventTable) -> Int? {
    let check = question.check
    let smallest = min(table.treat.count, table.reference.count)
    return (smallest...max(60, smallest)).first { count in
      func scaled(_ share: Proportion) -> Proportion {
        Proportion(events: Int((share.value * Double(count)).rounded()), count: count)
      }
      // Large tables are slow and the answer is an estimate: every fifth is enough there.
      guard count <= 20 || count.isMultiple(of: 5) else { return false }
      let larger = EventTable(treat: scaled(table.treat), reference: scaled(table.reference))
      return min(larger.barnard(above: check.margin), larger.barnard(below: check.margin))
        <= check.alpha
    }
  }
}
