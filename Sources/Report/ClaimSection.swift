import Catalog
import Verdicts

/// Everything a sceptic needs on one claim.
struct ClaimSection {
  let verdict: Verdict
  /// The command that repeats the cells of the claim.
  let command: String

  private var claim: Claim { verdict.claim }
  private var primary: CheckResult { verdict.primary }

  /// The section from its title to the command.
  var blocks: [Block] {
    let rule = RuleSentence(result: primary)
    var blocks: [Block] = [
      .heading(level: 3, "\(verdict.name): \(verdict.label)"),
      .quote(claim.says),
      .paragraph(Self.place(of: verdict), label: "In the paper:"),
      .paragraph(
        [rule.text, registration].compactMap(\.self).joined(separator: " "),
        label: "Rule:"
      ),
      .paragraph(outcome, label: "Result:"),
    ]
    if !primary.groups.isEmpty { blocks.append(.table(EvidenceTable.table(primary))) }
    if !primary.explanation.isEmpty {
      blocks.append(.list(primary.explanation, label: "Step by step"))
    }
    let warnings = Self.warnings(of: verdict)
    if !warnings.isEmpty { blocks.append(.list(warnings, label: "Warnings")) }
    if !claim.deviations.isEmpty {
      blocks.append(.list(claim.deviations, label: "Differs from the paper"))
    }
    if let later = claim.later { blocks.append(.paragraph(later, label: "Later work:")) }
    if !verdict.secondary.isEmpty { blocks.append(.table(secondaryTable)) }
    blocks.append(
      .paragraph(rule.whatWouldChange(verdict), label: "What would change the verdict:")
    )
    blocks.append(.code(command, label: "Repeat it"))
    return blocks
  }

  /// Where the claim stands in its paper, and the number there.
  static func place(of verdict: Verdict) -> String {
    let number =
      verdict.claim.paperValue.map { _ in "It reports \(verdict.paperNumber)." }
      ?? "It gives no number for this."
    return "\(verdict.claim.source). \(number)"
  }

  /// When the rule was fixed; `nil` where nobody looked.
  private var registration: String? {
    guard let registration = verdict.registration else { return nil }
    guard let place = registration.place, !verdict.isAmended else {
      return (verdict.isAmended ? "† " : "") + registration.note
    }
    return "Locked \(place)."
  }

  private var outcome: String {
    let effect = EffectText(result: primary)
    var parts = ["\(effect.text) (counts: \(effect.bar))", "n = \(verdict.seedCounts)"]
    parts.append("cells \(verdict.completion)")
    if let p = primary.pValue { parts.append("one-sided p \(Self.probability(p))") }
    if !primary.test.isEmpty { parts.append(primary.test) }
    parts.append("against the paper: \(verdict.agreement.rawValue)")
    return parts.joined(separator: "; ") + "."
  }

  /// The warnings of a verdict and of its primary check, each once.
  static func warnings(of verdict: Verdict) -> [String] {
    var seen: Set<String> = []
    return (verdict.warnings + verdict.primary.warnings).filter { seen.insert($0).inserted }
  }

  private var secondaryTable: Table {
    Table(
      [
        "Exploratory check", "Alone it would say", .number("Effect [interval]"), "Counts from",
        .number("p"), .number("n"), "Warnings",
      ],
      rows: verdict.secondary.map { result in
        let effect = EffectText(result: result)
        let counts = [result.treatCount, result.referenceCount].filter { $0 > 0 }
        return [
          "\(result.check.type.rawValue) of \(result.check.metric) (\(result.check.caseID))",
          Table.Cell("\(result.word.symbol) \(result.word.rawValue)", verdict: result.word),
          "\(effect.text)", "\(effect.bar)",
          "\(result.pValue.map(DisplayNumber.probability) ?? DisplayNumber.missing)",
          "\(counts.map(String.init).joined(separator: " + "))",
          "\(result.warnings.joined(separator: "; "))",
        ]
      }
    )
  }

  /// A p value with its sign, `= 0.021` or `< 0.0001`.
  static func probability(_ value: Double) -> String {
    let text = DisplayNumber.probability(value)
    return text.hasPrefix("<") ? text : "= \(text)"
  }
}
