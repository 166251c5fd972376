import Catalog
import Verdicts

/// An explanation as blocks, one numbered part after the other.
struct ExplanationDocument {
  private let explanation: Explanation

  init(_ explanation: Explanation) {
    self.explanation = explanation
  }

  private var verdict: Verdict { explanation.verdict }
  private var result: CheckResult { verdict.primary }
  private var sentence: RuleSentence { RuleSentence(result: result) }

  /// The document from the word to the command.
  var blocks: [Block] {
    [
      .heading(level: 1, "\(verdict.name): \(verdict.label)"),
      .quote(verdict.claim.says),
      .paragraph(ClaimSection.place(of: verdict), label: "In the paper:"),
    ] + rule + cells + controls + computation + conclusion + [
      .heading(level: 2, "6. What would change it"),
      .paragraph(sentence.whatWouldChange(verdict)),
      .code(explanation.command, label: "Repeat it"),
    ]
  }

  private var rule: [Block] {
    var blocks: [Block] = [.heading(level: 2, "1. The rule"), .paragraph(sentence.text)]
    if let rule = explanation.rule {
      blocks.append(.code(rule.trimmingSuffix { $0.isNewline }, label: "In its fixed form"))
    }
    if let registration = verdict.registration {
      let place = registration.place.map { " Locked \($0)." } ?? ""
      blocks.append(
        .paragraph("\(registration.note)\(place) SHA-256 \(registration.digest).", label: "Lock:")
      )
    }
    return blocks
  }

  /// Every cell with the attempt that its number is from.
  private var cells: [Block] {
    let table = Table(
      [
        "Arm", .number("Seed"), "Outcome", .number(result.check.metric), .number("Seconds"),
        "Attempt", "Cell",
      ],
      rows: explanation.cells.map { cell in
        let value = cell.results[result.check.metric].map(DisplayNumber.value)
        return [
          Table.Cell(cell.arm.label), "\(cell.seed)",
          Table.Cell(cell.outcome?.rawValue ?? "not run"),
          Table.Cell(value ?? DisplayNumber.missing),
          Table.Cell(cell.outcome == nil ? "" : DisplayNumber.value(cell.seconds)),
          Table.Cell(cell.attempt.map { String($0.prefix(8)) } ?? DisplayNumber.missing),
          Table.Cell(String(cell.key.prefix(8))),
        ]
      }
    )
    return [
      .heading(level: 2, "2. The outcomes"),
      .paragraph("Case \(result.check.caseID): cells \(verdict.completion)."),
      .table(table),
    ]
  }

  private var controls: [Block] {
    guard !explanation.controls.isEmpty else {
      return [.heading(level: 2, "3. The controls"), .paragraph("The suite has none.")]
    }
    return [
      .heading(level: 2, "3. The controls"),
      .list(
        explanation.controls.map { control in
          let holds = control.passed ? "holds" : control.measured ? "FAILED" : "not measured"
          return "\(control.control.id) \(holds): \(control.control.says) \(control.evidence)."
        }
      ),
    ]
  }

  private var computation: [Block] {
    var blocks: [Block] = [.heading(level: 2, "4. The computation")]
    if let formula = TestFormula.text(of: result.test) {
      blocks.append(.code(formula, label: result.test))
    }
    let steps = result.explanation.enumerated().map { "(\($0.offset + 1)) \($0.element)" }
    blocks.append(steps.isEmpty ? .paragraph("There was nothing to compute.") : .list(steps))
    return blocks
  }

  private var conclusion: [Block] {
    let effect = EffectText(result: result)
    var lines = [
      "\(verdict.word.rawValue): \(verdict.word.meaning)",
      "Effect \(effect.text), counts: \(effect.bar), n = \(verdict.seedCounts).",
      verdict.agreement == .noNumber
        ? "There is no number of the paper to compare it with."
        : "Against the paper's \(verdict.paperNumber): \(verdict.agreement.rawValue).",
    ]
    if let p = result.pValue { lines.append("One-sided p \(ClaimSection.probability(p)).") }
    if verdict.isWeak {
      lines.append("It does not survive Holm's correction over the primary checks of its suite.")
    }
    lines += ClaimSection.warnings(of: verdict).map { "Warning: \($0)." }
    return [.heading(level: 2, "5. The verdict"), .list(lines)]
  }
}

extension String {
  /// The text without the characters at its end that satisfy a condition.
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    String(reversed().drop(while: condition).reversed())
  }
}
