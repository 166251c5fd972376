import Catalog
import Statistics

/// The result of a check, and whether its seeds are enough for a verdict.
struct Finding {
  var result: CheckResult
  /// Whether the rule can decide with this many seeds; else a lean profile only leans.
  var enoughSeeds: Bool

  /// Seeds per group below which a lean profile only leans.
  static let fewestSeeds = 3

  /// Makes the result of a question from what the data say.
  init(
    _ question: Question,
    _ inference: Inference,
    unit: String,
    groups: [SeedGroup],
    steps: [String],
    enoughSeeds: Bool? = nil
  ) {
    let check = question.check
    let rule = DecisionRule(check)
    let word: VerdictWord =
      groups.allSatisfy { $0.count == 0 } ? .notRun : rule.word(for: inference.interval)
    let counts = groups.map(\.count)
    var result = CheckResult(
      check: check,
      word: word,
      effect: inference.value,
      lower: inference.interval.lower,
      upper: inference.interval.upper,
      unit: unit,
      pValue: inference.pValue(for: rule),
      opposingPValue: inference.opposingPValue(for: rule),
      treatCount: counts.first ?? 0,
      referenceCount: counts.count > 1 ? counts[1] : 0,
      test: inference.test,
      groups: groups.map(\.summary),
      warnings: groups.flatMap(\.warnings) + inference.warnings,
      explanation: steps + inference.steps
    )
    if let p = result.pValue {
      result.explanation.append("One-sided p value of the claim: \(Numeral.text(p)).")
    }
    result.explanation.append(rule.sentence(word, inference.interval, unit: unit))
    self.result = result
    self.enoughSeeds =
      enoughSeeds
      ?? (question.metric.assume == .exact || counts.allSatisfy { $0 >= Self.fewestSeeds })
  }

  /// A result without statistics.
  init(_ result: CheckResult, enoughSeeds: Bool) {
    self.result = result
    self.enoughSeeds = enoughSeeds
  }

  /// The finding with an estimate of the seeds an inconclusive check needs.
  func estimatingSeeds(limit: Int = 1000, _ needed: () -> Int?) -> Finding {
    guard result.word == .inconclusive, result.effect.isFinite else { return self }
    let smallest = result.groups.map(\.values.count).min() ?? 0
    guard smallest > 1 else {
      var finding = self
      finding.add(.tooFew(count: smallest, needed: Self.fewestSeeds), Self.fewestSeeds)
      return finding
    }
    var finding = self
    if let needed = needed() {
      // The estimate may fall below what has not been enough; one more is the least.
      let more = max(needed, smallest + 1)
      finding.add(.tooFew(count: smallest, needed: more), more)
    } else {
      finding.add(.outOfReach(limit: limit), nil)
    }
    return finding
  }

  private mutating func add(_ warning: Statistics.Warning, _ needed: Int?) {
    result.seedsNeeded = needed
    let text = warning.description
    if !result.warnings.contains(text) { result.warnings.append(text) }
  }
}
