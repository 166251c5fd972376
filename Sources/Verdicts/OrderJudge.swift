import Catalog
import Statistics

/// A metric, or with a threshold the largest stable learning rate, falls along an axis.
///
/// Neighbours in the order of the axis are compared; every step, earlier − later, must exceed the
/// margin, with Holm's correction for the number of steps.
struct OrderJudge {
  let question: Question

  /// The names an axis of learning rates goes by.
  private static let rateAxes = ["lr", "learningRate", "learning-rate"]

  func finding() -> Finding {
    let check = question.check
    let values = check.axis.flatMap { question.template?.axis(named: $0)?.values } ?? []
    let selections = values.map { value in
      check.treat.merging([check.axis ?? "": value]) { _, new in new }
    }.filter { !question.cells($0).isEmpty }
    guard selections.count > 1 else {
      return empty("the axis of the order has fewer than two values")
    }
    let neighbours = Array(zip(selections, selections.dropFirst()))
    let comparisons: [Step]
    if check.threshold != nil {
      guard let axis = Self.rateAxes.first(where: { question.template?.axis(named: $0) != nil })
      else { return empty("the case has no axis \(Self.rateAxes.joined(separator: " or "))") }
      let groups = selections.map { BracketGroup(question, $0, along: axis) }
      comparisons = zip(groups, groups.dropFirst()).map { first, second in
        let comparison = BracketComparison(first, second, level: question.level)
        var inference = comparison.inference
        let word = DecisionRule(check).word(for: inference.interval)
        inference.warnings += comparison.gridWarnings(decided: word != .inconclusive)
        return Step(first: first.group, second: second.group, inference: inference)
      }
    } else {
      comparisons = neighbours.map(step)
    }
    return finding(comparisons)
  }

  /// One comparison of neighbours.
  private struct Step {
    let first: SeedGroup
    let second: SeedGroup
    let inference: Inference
  }

  private func step(
    _ first: [String: SettingValue],
    _ second: [String: SettingValue]
  ) -> Step {
    let scale = question.scale
    var (one, other) = (question.group(first), question.group(second))
    if question.check.paired { (one, other, _) = SeedGroup.paired(one, other) }
    let inference = Inference.location(
      treat: Sample(one.values.map(scale.transform)),
      reference: Sample(other.values.map(scale.transform)),
      paired: question.check.paired,
      assume: question.metric.assume,
      level: question.level
    )
    return Step(first: one, second: other, inference: scale.shown(inference))
  }

  private func finding(_ steps: [Step]) -> Finding {
    let check = question.check
    let rule = DecisionRule(check)
    let above = Holm.adjusted(steps.map { $0.inference.pValue(for: rule) ?? 1 })
    let below = Holm.adjusted(steps.map { $0.inference.opposingPValue(for: rule) ?? 1 })
    // Exact values have no p value; their interval decides the step.
    let holds = steps.indices.allSatisfy { decides(steps[$0], above[$0], .replicated) }
    let reversed = steps.indices.contains { decides(steps[$0], below[$0], .refuted) }
    let groups = steps.map(\.first) + steps.suffix(1).map(\.second)
    let word: VerdictWord =
      groups.allSatisfy { $0.count == 0 }
      ? .notRun : holds ? .replicated : reversed ? .refuted : .inconclusive
    var result = CheckResult(check: check, word: word)
    // The weakest step speaks for the order.
    if let weakest = steps.min(by: { $0.inference.value < $1.inference.value })?.inference {
      (result.effect, result.lower, result.upper) =
        (weakest.value, weakest.interval.lower, weakest.interval.upper)
      result.test = "neighbours by \(weakest.test), Holm; the weakest step is shown"
    }
    result.unit = check.threshold == nil ? question.scale.unit(question.metric.unit) : "log2"
    if steps.allSatisfy({ $0.inference.above != nil }) {
      (result.pValue, result.opposingPValue) = (above.max(), below.min())
    }
    (result.treatCount, result.referenceCount) = (groups.map(\.count).min() ?? 0, 0)
    result.groups = groups.map(\.summary)
    result.warnings = unique(groups.flatMap(\.warnings) + steps.flatMap(\.inference.warnings))
    result.explanation =
      groups.map { $0.step("Group") } + explanation(steps, above, below)
      + [
        "Rule: REPLICATED if every step exceeds \(Numeral.text(check.margin)) after Holm's "
          + "correction, REFUTED if any is reversed; the steps give \(word.rawValue)."
      ]
    let enough =
      question.metric.assume == .exact || groups.allSatisfy { $0.count >= Finding.fewestSeeds }
    return Finding(result, enoughSeeds: enough)
  }

  private func decides(_ step: Step, _ p: Double, _ word: VerdictWord) -> Bool {
    guard step.inference.above != nil else {
      return DecisionRule(question.check).word(for: step.inference.interval) == word
    }
    // 1/20 is not above 0.05, whatever the rounding; the interval must agree.
    return p <= question.check.alpha * (1 + 1e-12)
      && DecisionRule(question.check).word(for: step.inference.interval) == word
  }

  private func explanation(_ steps: [Step], _ above: [Double], _ below: [Double]) -> [String] {
    steps.indices.map { index in
      let inference = steps[index].inference
      return "\(steps[index].first.label) − \(steps[index].second.label): "
        + "\(Numeral.text(inference.value)) [\(Numeral.text(inference.interval.lower)), "
        + "\(Numeral.text(inference.interval.upper))], \(inference.test), p after Holm "
        + "\(Numeral.text(above[index])), of the reverse \(Numeral.text(below[index]))."
    }
  }

  private func unique(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }

  private func empty(_ reason: String) -> Finding {
    Finding(
      CheckResult(
        check: question.check,
        word: question.cells.isEmpty ? .notRun : .inconclusive,
        warnings: [reason],
        explanation: [reason + "."]
      ),
      enoughSeeds: false
    )
  }
}
