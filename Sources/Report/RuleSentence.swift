import Catalog
package import Verdicts

/// The rule of a check in one sentence, and what would change its outcome.
package struct RuleSentence {
  let result: CheckResult

  package init(result: CheckResult) { self.result = result }

  private var check: Check { result.check }
  private var effect: EffectText { EffectText(result: result) }

  /// The rule: what is compared, with which bar, and which word follows.
  package var text: String { ([base] + additions).joined(separator: " ") }

  /// What the check compares several times, and which value of an axis each arm takes.
  private var additions: [String] {
    var sentences: [String] = []
    let axes = check.over.map { axis in
      "\(axis.name) (\(axis.values.map(\.description).joined(separator: ", ")))"
    }.joined(separator: " and ")
    if !check.over.isEmpty {
      switch check.combine {
      case .all: sentences.append("One comparison for every \(axes); all must hold.")
      case .any: sentences.append("One comparison for every \(axes); one is enough.")
      case .pooled: sentences.append("Every seed is averaged over \(axes).")
      }
    }
    if let best = check.best, let metric = check.bestBy {
      sentences.append(
        "Each arm stands at its own best \(best), by “\(metric)” averaged over the seeds."
      )
    }
    return sentences
  }

  private var base: String {
    switch check.type {
    case .exact:
      return "REPLICATED when every value of \(metric) of \(arms(check.treat)) is at most "
        + "\(DisplayNumber.plain(check.tolerance ?? 0)), REFUTED when any is larger; no statistics."
    case .order:
      return "REPLICATED when \(metric) falls along \(check.axis ?? "the axis") by more than "
        + "\(DisplayNumber.plain(check.margin)) at every step, REFUTED when any step is reversed, "
        + "INCONCLUSIVE otherwise."
    default:
      return "REPLICATED when the whole \(effect.levelPercent) % interval of \(subject) "
        + "\(condition.holds), REFUTED when \(condition.fails), INCONCLUSIVE otherwise."
    }
  }

  private var metric: String { "“\(check.metric)”" }

  /// The quantity whose interval is looked at.
  private var subject: String {
    let pair = "between \(arms(check.treat)) and \(arms(check.reference))"
    switch check.type {
    case .threshold: return "the mean of \(metric) of \(arms(check.treat))"
    case .proportion: return "the difference in the share of runs with \(metric) \(pair)"
    case .bracket:
      return "the difference in log2 of the largest \(check.axis ?? "value") at which \(metric) "
        + "stays at or below \(DisplayNumber.plain(check.threshold ?? 0)), \(pair),"
    case .slope: return slopeSubject
    case .interaction:
      return "the difference of the slopes of \(metric) along \(check.axis ?? "the axis") \(pair)"
    case .fractionRecovered:
      return "the share of the step from \(arms(check.none)) to \(arms(check.reference)) in "
        + "\(metric) that \(arms(check.treat)) makes"
    default: return "\(comparison) of \(metric) \(pair)"
    }
  }

  private var slopeSubject: String {
    let along = "along \(check.axis ?? "the axis")"
    return check.reference.isEmpty
      ? "the slope of \(metric) \(along) of \(arms(check.treat))"
      : "the difference of the slopes of \(metric) \(along) between \(arms(check.treat)) and "
        + "\(arms(check.reference))"
  }

  private var comparison: String {
    switch check.effect {
    case .difference: "the difference of means"
    case .ratio: "the ratio of means"
    case .decades: "the difference in decades (powers of ten)"
    }
  }

  /// What the interval must do for either word.
  private var condition: (holds: String, fails: String) {
    let bar = effect.bar
    if bar.hasPrefix("within ") || bar.hasPrefix("in ") {
      return ("lies \(bar)", "all of it lies outside")
    }
    return ("lies above \(bar.drop { "> ≥".contains($0) })", "all of it lies below")
  }

  private func arms(_ axes: [String: SettingValue]) -> String {
    guard !axes.isEmpty else { return "all arms" }
    return axes.keys.sorted().map { "\($0)=\(axes[$0]?.description ?? "")" }.joined(separator: " ")
  }

  /// What other numbers, or more of them, would do to the verdict.
  package func whatWouldChange(_ verdict: Verdict) -> String {
    let words = "“\(effect.bar)”"
    switch verdict.word {
    case .replicated where check.type == .exact: return "One larger value in any cell."
    case .refuted where check.type == .exact: return "Nothing but a different computation."
    case .replicated:
      return "An interval that no longer satisfies \(words) as a whole; now it is \(intervalNow)."
    case .refuted:
      return "An interval of which some part satisfies \(words); now it is \(intervalNow)."
    case .inconclusive:
      return "More seeds narrow the interval, now \(intervalNow): it decides once all of it, or "
        + "none of it, satisfies \(words).\(seedsNeeded)"
    case .leansUp, .leansDown:
      return "A profile with more seeds gives a verdict; now the interval is \(intervalNow)."
    case .invalid:
      return
        "Controls that hold and cells that end with a measurement; until then no number counts."
    case .notRun: return "Running it."
    }
  }

  /// The estimate of the seeds that would decide, when there is one.
  private var seedsNeeded: String {
    result.seedsNeeded.map { " An estimate: ≈ \($0) seeds per group." } ?? ""
  }

  private var intervalNow: String { effect.interval ?? "without ends" }
}
