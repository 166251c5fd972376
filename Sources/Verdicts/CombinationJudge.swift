import Catalog
import Statistics

/// Several comparisons of one check, of which all or any must hold.
///
/// That all hold needs no correction: each is tested at α, and the weakest decides. That one of
/// several holds, or is refuted, is corrected by Holm.
struct CombinationJudge {
  let check: Check
  /// What each comparison found, in the order of the check's parts.
  let findings: [Finding]

  func finding() -> Finding {
    let results = findings.map(\.result)
    let decisive = decisive(results)
    var result = decisive ?? CheckResult(check: check, word: .notRun)
    result.check = check
    result.word = word(results)
    result.groups = results.flatMap(\.groups)
    result.treatCount = results.map(\.treatCount).min() ?? 0
    result.referenceCount = results.map(\.referenceCount).min() ?? 0
    let shown = check.combine == .all ? "weakest" : "strongest"
    result.test += "; the \(shown) of \(Numeral.count(results.count, "comparison"))"
    setPValues(&result, results)
    var seen: Set<String> = []
    result.warnings = results.flatMap(\.warnings).filter { seen.insert($0).inserted }
    result.seedsNeeded = results.compactMap(\.seedsNeeded).max()
    let words = results.map(\.word.rawValue).joined(separator: ", ")
    result.explanation = results.flatMap(\.explanation)
    result.explanation.append("\(sentence) \(words) give \(result.word.rawValue).")
    return Finding(result, enoughSeeds: findings.allSatisfy(\.enoughSeeds))
  }

  private var sentence: String {
    check.combine == .all
      ? "Every comparison must hold; one that is refuted after Holm's correction refutes:"
      : "One comparison that holds after Holm's correction is enough; all refuted refute:"
  }

  /// The comparison that is shown: the weakest when all must hold, otherwise the strongest.
  private func decisive(_ results: [CheckResult]) -> CheckResult? {
    let rule = DecisionRule(check)
    func distance(_ result: CheckResult) -> Double {
      let distance = rule.distance(of: result.effect)
      return distance.isNaN ? -.infinity : distance
    }
    return check.combine == .all
      ? results.min { distance($0) < distance($1) } : results.max { distance($0) < distance($1) }
  }

  private func word(_ results: [CheckResult]) -> VerdictWord {
    if results.allSatisfy({ $0.word == .notRun }) { return .notRun }
    let needsAll: VerdictWord = check.combine == .all ? .replicated : .refuted
    let needsOne: VerdictWord = check.combine == .all ? .refuted : .replicated
    if results.allSatisfy({ $0.word == needsAll }) { return needsAll }
    let p = check.combine == .all ? \CheckResult.opposingPValue : \CheckResult.pValue
    let adjusted = Holm.adjusted(results.map { $0[keyPath: p] ?? 1 })
    let decided = zip(results, adjusted).contains { result, adjusted in
      // Without a p value the comparison has no chance in it, and its word stands.
      result.word == needsOne
        && (result[keyPath: p] == nil || adjusted <= check.alpha * (1 + 1e-12))
    }
    return decided ? needsOne : .inconclusive
  }

  private func setPValues(_ result: inout CheckResult, _ results: [CheckResult]) {
    let above = results.compactMap(\.pValue), below = results.compactMap(\.opposingPValue)
    guard above.count == results.count, below.count == results.count else {
      (result.pValue, result.opposingPValue) = (nil, nil)
      return
    }
    let isAll = check.combine == .all
    result.pValue = isAll ? above.max() : Holm.adjusted(above).min()
    result.opposingPValue = isAll ? Holm.adjusted(below).min() : below.max()
  }
}
