import Catalog
import Statistics

extension Inference {
  /// The difference of two groups, or the location of one, by the assumption of the metric.
  ///
  /// Infinite values, runs that never got there, have no mean: then ranks decide whatever the
  /// metric assumes, and the reader is told.
  static func location(
    treat: Sample,
    reference: Sample?,
    paired: Bool,
    assume: Assumption,
    level: Double
  ) -> Inference {
    let all = treat.values + (reference?.values ?? [])
    guard treat.count > 0, reference.map({ $0.count > 0 }) ?? true else {
      return .none("a group has no value", level: level)
    }
    guard !all.contains(where: \.isNaN) else {
      return .none("a value is not a number and its metric has no direction", level: level)
    }
    let infinite = Sample(all).infiniteCount
    if assume == .exact, let result = constant(treat, reference, level: level) { return result }
    guard infinite > 0 || assume == .nothing else {
      var result = student(treat, reference, paired: paired, level: level)
      if assume == .exact {
        result.warnings.append("values declared exact differ between seeds")
      }
      return result
    }
    var result = ranks(treat, reference, level: level)
    if infinite > 0 { result.warnings.append("\(Statistics.Warning.infinite(count: infinite))") }
    if paired { result.warnings.append("ranks do not use the pairing of seeds") }
    return result
  }

  /// Exact values: no randomness, so the difference is the interval.
  private static func constant(_ treat: Sample, _ reference: Sample?, level: Double) -> Inference? {
    let other = reference?.values ?? [0]
    guard let first = treat.values.first, let second = other.first,
      treat.values.allSatisfy({ $0 == first }), other.allSatisfy({ $0 == second })
    else { return nil }
    let value = first == second ? 0 : first - second
    return Inference(
      value: value,
      interval: Interval(lower: value, upper: value, level: level),
      test: "exact values",
      steps: ["The metric has no randomness: the effect is \(Numeral.text(value)) exactly."]
    )
  }

  /// Student, Welch or paired.
  private static func student(
    _ treat: Sample,
    _ reference: Sample?,
    paired: Bool,
    level: Double
  ) -> Inference {
    guard let reference else {
      return Inference(
        .mean(of: treat),
        design: .paired,
        scale: Double(treat.count),
        test: "Student's t",
        level: level
      )
    }
    guard paired else {
      let (n, m) = (Double(treat.count), Double(reference.count))
      return Inference(
        .welch(treat, reference),
        design: .welch,
        scale: 1 / (1 / n + 1 / m),
        test: "Welch's t",
        level: level
      )
    }
    var result = Inference(
      .paired(treat, reference),
      design: .paired,
      scale: Double(treat.count),
      test: "paired t",
      level: level
    )
    if treat.count > 2 {
      let correlation = treat.correlation(with: reference)
      result.steps.append("Correlation between the seeds' pairs: ρ = \(Numeral.text(correlation)).")
    }
    return result
  }

  /// An estimate with Student's error; `scale` turns its standard error into a deviation.
  init(
    _ estimate: StudentEstimate,
    design: Power.Design,
    scale: Double,
    test: String,
    level: Double
  ) {
    let interval = estimate.interval(level: level)
    // Without spread a p value would be 0, a certainty that a few equal seeds do not give.
    let certain = estimate.standardError == 0
    self.init(
      value: estimate.value,
      interval: interval,
      above: certain ? nil : { estimate.pValue(above: $0) },
      below: certain ? nil : { estimate.pValue(below: $0) },
      spread: (estimate.standardError * scale.squareRoot(), design),
      test: test,
      warnings: estimate.warnings.map(\.description),
      steps: [
        "\(test): estimate \(Numeral.text(estimate.value)), standard error "
          + "\(Numeral.text(estimate.standardError)), "
          + "ν = \(Numeral.text(estimate.degreesOfFreedom)), \(Numeral.percent(level)) interval "
          + "[\(Numeral.text(interval.lower)), \(Numeral.text(interval.upper))]."
      ]
    )
  }

  /// Hodges–Lehmann and Mann–Whitney for two groups, the median and the sign test for one.
  private static func ranks(_ treat: Sample, _ reference: Sample?, level: Double) -> Inference {
    guard let reference else {
      let median = MedianInterval(treat)
      let (interval, warnings) = median.interval(level: level)
      return Inference(
        value: median.value,
        interval: interval,
        above: { median.pValue(above: $0) },
        below: { median.pValue(below: $0) },
        test: "median and sign test",
        warnings: warnings.map(\.description),
        steps: [rankStep("Median", median.value, interval)]
      )
    }
    let shift = HodgesLehmann(treat, reference)
    let (interval, warnings) = shift.interval(level: level)
    func test(_ bound: Double, _ side: Alternative) -> Double {
      MannWhitney(Sample(treat.values.map { $0 - bound }), reference).pValue(side)
    }
    return Inference(
      value: shift.value,
      interval: interval,
      // An infinite bound would turn infinite values into NaN; beyond it there is nothing.
      above: { $0.isFinite ? test($0, .greater) : $0 > 0 ? 1 : 0 },
      below: { $0.isFinite ? test($0, .less) : $0 > 0 ? 0 : 1 },
      test: "Mann–Whitney, exact",
      warnings: warnings.map(\.description),
      steps: [rankStep("Median of all pairwise differences", shift.value, interval)]
    )
  }

  private static func rankStep(_ name: String, _ value: Double, _ interval: Interval) -> String {
    "\(name) \(Numeral.text(value)), exact \(Numeral.percent(interval.level)) interval "
      + "[\(Numeral.text(interval.lower)), \(Numeral.text(interval.upper))]."
  }
}
