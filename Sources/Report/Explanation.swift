public import Catalog
public import Verdicts

/// One verdict from its rule to its word, with every number and where it came from.
public struct Explanation: Sendable {
  /// The verdict that is explained.
  let verdict: Verdict
  /// The controls that had to hold.
  let controls: [ControlResult]
  /// The cells of the primary check, declared ones without an outcome too.
  let cells: [CellEvidence]
  /// The rule in its fixed form; `nil` where it is not known.
  let rule: String?
  /// The command that repeats the cells.
  let command: String

  /// Creates the explanation of a claim, `large-lr/D3`; `nil` when the scorecard has none of it.
  ///
  /// - Parameters:
  ///   - claim: the claim with its suite.
  ///   - scorecard: the scorecard that holds the verdict.
  ///   - cells: what is known of the suite's cells.
  ///   - rule: the rule in its fixed form.
  public init?(
    of claim: String,
    in scorecard: Scorecard,
    cells: [CellEvidence],
    rule: String?
  ) {
    let found = scorecard.suites.lazy.compactMap { suite in
      suite.verdicts.first { $0.name == claim }.map { (suite: suite, verdict: $0) }
    }.first
    guard let found else { return nil }
    let check = found.verdict.primary.check
    let sides = [check.treat] + [check.reference, check.none].filter { !$0.isEmpty }
    verdict = found.verdict
    controls = found.suite.controls.filter { $0.control.isGuarding(found.verdict.claim.id) }
    self.cells = cells.filter { cell in
      cell.arm.suite == found.suite.id && cell.arm.caseID == check.caseID
        && sides.contains { cell.arm.matches($0) }
    }.sorted { ($0.arm.label, $0.seed) < ($1.arm.label, $1.seed) }
    self.rule = rule
    command = SuiteDocument(suite: found.suite, scorecard: scorecard)
      .command(for: found.verdict.claim)
  }

  /// The explanation in one of the formats; plain text is broken at a width.
  public func text(_ format: ExplanationFormat, width: Int = 100) -> String {
    switch format {
    case .text: TextWriter(width: width).text(ExplanationDocument(self).blocks)
    case .markdown: MarkdownWriter().text(ExplanationDocument(self).blocks)
    case .json: ExplanationJSON(explanation: self).text
    }
  }
}

/// The forms in which a verdict is explained.
public enum ExplanationFormat: String, Sendable, Hashable, CaseIterable {
  /// For a terminal.
  case text
  /// For reading on a code host.
  case markdown = "md"
  /// For programs; carries `schema_version`.
  case json
}
