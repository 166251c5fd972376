import Catalog
import Statistics

/// Superiority, non-inferiority, equivalence and threshold: two means, or one, against a bar.
struct ComparisonJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    var treat = question.group(check.treat)
    var reference = check.reference.isEmpty ? nil : question.group(check.reference)
    var notes = notes
    if check.paired, let other = reference {
      let (first, second, warning) = SeedGroup.paired(treat, other)
      (treat, reference) = (first, second)
      notes += [warning].compactMap(\.self)
    }
    let scale = question.scale
    let inference = inference(treat, reference)
    let rule = DecisionRule(check).mapped(scale.hidden)
    var shown = scale.shown(inference)
    shown.warnings += notes
    let groups = [treat] + (reference.map { [$0] } ?? [])
    let roles = reference == nil ? ["Group"] : ["Treated", "Reference"]
    return Finding(
      question,
      shown,
      unit: scale.unit(question.metric.unit),
      groups: groups,
      steps: zip(groups, roles).map { $0.step($1) }
    ).estimatingSeeds {
      inference.spread == nil
        ? rankSeeds(treat, reference, rule)
        : inference.seedsNeeded(for: rule, alpha: check.alpha)
    }
  }

  /// The inference on the scale of estimation.
  private func inference(_ treat: SeedGroup, _ reference: SeedGroup?) -> Inference {
    let scale = question.scale
    let all = treat.values + (reference?.values ?? [])
    if question.check.effect != .difference, all.contains(where: { $0 < 0 }) {
      return .none("a negative value has no logarithm", level: question.level)
    }
    return .location(
      treat: Sample(treat.values.map(scale.transform)),
      reference: reference.map { Sample($0.values.map(scale.transform)) },
      paired: question.check.paired,
      assume: question.metric.assume,
      level: question.level
    )
  }

  private var notes: [String] {
    let check = question.check
    guard check.type == .nonInferiority, question.metric.better == .lower else { return [] }
    return [
      "\(check.metric) is better when lower, and the rule reads treat − reference as it stands"
    ]
  }

  /// The seeds that ranks need, by Noether at the observed chance of exceeding the bar.
  private func rankSeeds(_ treat: SeedGroup, _ reference: SeedGroup?, _ rule: DecisionRule) -> Int?
  {
    guard let reference, case .above(let bound) = rule, bound.isFinite else { return nil }
    let transform = question.scale.transform
    let moved = treat.values.map { transform($0) - bound }
    guard !moved.contains(where: \.isNaN) else { return nil }
    let test = MannWhitney(Sample(moved), Sample(reference.values.map(transform)))
    return Noether.seeds(superiority: test.superiority, alpha: question.check.alpha, power: 0.8)
  }
}
