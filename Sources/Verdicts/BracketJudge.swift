import Catalog
import Foundation
import Statistics

/// The largest stable value of an axis, treated against reference, in powers of two.
struct BracketJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    guard let axis = check.axis else {
      let none = Inference.none("the check names no axis for the bracket", level: question.level)
      return Finding(question, none, unit: "log2", groups: [], steps: [], enoughSeeds: false)
    }
    let treat = BracketGroup(question, check.treat, along: axis)
    let reference =
      check.reference.isEmpty ? nil : BracketGroup(question, check.reference, along: axis)
    let comparison = BracketComparison(treat, reference, level: question.level)
    let groups = [comparison.treat] + (reference.map { _ in [comparison.reference] } ?? [])
    let steps = groups.map { group in
      "Largest \(axis) with \(check.metric) ≤ \(Numeral.text(check.threshold ?? .infinity)) of "
        + "\(group.label), by seed: \(group.values.map { Numeral.text($0) }.joined(separator: " ")) "
        + "(0: none of the grid)."
    }
    var inference = comparison.inference
    let rule = DecisionRule(check)
    let unit = unit(&inference)
    let word = rule.word(for: inference.interval)
    inference.warnings += comparison.gridWarnings(decided: word != .inconclusive)
    return Finding(question, inference, unit: unit, groups: groups, steps: steps)
      .estimatingSeeds {
        comparison.seedsNeeded(for: comparisonRule(rule), alpha: check.alpha)
      }
  }

  /// Puts the inference on the scale of the check's effect and returns its unit.
  private func unit(_ inference: inout Inference) -> String {
    switch question.check.effect {
    case .difference: return "log2"
    case .ratio:
      inference = inference.mapped({ exp2($0) }, inverse: { $0 > 0 ? log2($0) : -.infinity })
      return "×"
    case .decades:
      inference = inference.mapped({ $0 * log10(2) }, inverse: { $0 / log10(2) })
      return "decades"
    }
  }

  /// The rule in powers of two.
  private func comparisonRule(_ rule: DecisionRule) -> DecisionRule {
    switch question.check.effect {
    case .difference: rule
    case .ratio: rule.mapped { $0 > 0 ? log2($0) : -.infinity }
    case .decades: rule.mapped { $0 / log10(2) }
    }
  }
}
