import Catalog
import Statistics

/// The fraction of an effect that is recovered, (treat − none)/(reference − none).
struct FractionJudge {
  let question: Question

  func finding() -> Finding {
    let check = question.check
    let groups = [check.treat, check.reference, check.none].map { question.group($0) }
    let samples = groups.map { Sample($0.values.map(question.scale.transform)) }
    let steps = zip(groups, ["Treated", "Reference", "Anchor"]).map { $0.step($1) }
    guard samples.allSatisfy({ $0.count > 0 }) else {
      let none = Inference.none("a group has no value", level: question.level)
      return Finding(question, none, unit: "", groups: groups, steps: steps, enoughSeeds: false)
    }
    guard samples.allSatisfy(\.isFinite) else {
      let none = Inference.none(
        "a value is infinite or not a number: there is no fraction",
        level: question.level
      )
      return Finding(question, none, unit: "", groups: groups, steps: steps)
    }
    let fraction = Fieller(treat: samples[0], reference: samples[1], none: samples[2])
    let inference = inference(fraction)
    return Finding(question, inference, unit: "", groups: groups, steps: steps)
      .estimatingSeeds { seedsNeeded(fraction, smallest: samples.map(\.count).min() ?? 0) }
  }

  private func inference(_ fraction: Fieller) -> Inference {
    let (interval, warnings) = fraction.interval(level: question.level)
    let bounded = interval.lower.isFinite
    var inference = Inference(
      value: fraction.value,
      interval: interval,
      above: bounded ? { fraction.pValue(above: $0) } : nil,
      below: bounded ? { fraction.pValue(below: $0) } : nil,
      test: "Fieller",
      warnings: warnings.map(\.description)
    )
    if question.check.paired {
      inference.warnings.append("Fieller's interval does not use the pairing of seeds")
    }
    inference.steps = [
      "Fraction = (treat − none)/(reference − none) = \(Numeral.text(fraction.numerator.value)) / "
        + "\(Numeral.text(fraction.denominator.value)) = \(Numeral.text(fraction.value)).",
      "Fieller's \(Numeral.percent(question.level)) interval with "
        + "ν = \(Numeral.text(fraction.degreesOfFreedom)): [\(Numeral.text(interval.lower)), "
        + "\(Numeral.text(interval.upper))].",
    ]
    return inference
  }

  /// The seeds that settle the nearest bound, from the standard error of the combination there.
  private func seedsNeeded(_ fraction: Fieller, smallest: Int) -> Int? {
    let distance = abs(DecisionRule(question.check).distance(of: fraction.value))
    // The error of the fraction is about that of its numerator in units of the denominator.
    let error = abs(fraction.numerator.standardError / fraction.denominator.value)
    let deviation = error * (Double(smallest) / 2).squareRoot()
    guard deviation > 0, deviation.isFinite else { return nil }
    return Power(design: .welch, alpha: question.check.alpha)
      .seeds(effect: distance / deviation, power: 0.8)
  }
}
