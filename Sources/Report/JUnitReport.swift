import Catalog
import Verdicts

/// The verdicts as JUnit XML, one test case per claim.
///
/// A refuted claim is a result, not a failure, unless `isStrict`. An invalid one is an error; one
/// that is open is skipped.
package struct JUnitReport {
  let scorecard: Scorecard
  /// Whether a refuted claim counts as a failure.
  let isStrict: Bool

  package init(scorecard: Scorecard, isStrict: Bool = false) {
    self.scorecard = scorecard
    self.isStrict = isStrict
  }

  /// The whole file.
  package var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="pwsbench" \(counts(scorecard.verdicts))>
    \(scorecard.suites.map(suite).joined(separator: "\n"))
    </testsuites>

    """
  }

  private func suite(_ suite: SuiteSection) -> String {
    let seconds = DisplayNumber.ascii(suite.costs.reduce(0) { $0 + $1.seconds })
    return """
      <testsuite name="\(PlainText.markup(suite.id))" \(counts(suite.verdicts)) time="\(seconds)">
      \(suite.verdicts.map(testCase).joined(separator: "\n"))
      </testsuite>
      """
  }

  private func counts(_ verdicts: [Verdict]) -> String {
    let elements = verdicts.map(element)
    let numbers = ["failure", "error", "skipped"].map { name in elements.count { $0 == name } }
    return "tests=\"\(verdicts.count)\" failures=\"\(numbers[0])\" errors=\"\(numbers[1])\" "
      + "skipped=\"\(numbers[2])\""
  }

  /// The element that says why a test case did not pass; `nil` when it did.
  private func element(_ verdict: Verdict) -> String? {
    switch verdict.word {
    case .replicated: nil
    case .refuted: isStrict ? "failure" : nil
    case .invalid: "error"
    case .inconclusive, .notRun, .leansUp, .leansDown: "skipped"
    }
  }

  private func testCase(_ verdict: Verdict) -> String {
    let effect = EffectText(result: verdict.primary)
    let message = PlainText.markup(
      "\(verdict.word.rawValue): \(effect.text) (counts: \(effect.bar)), n = "
        + "\(verdict.seedCounts), cells \(verdict.completion)"
    )
    let warnings = verdict.warnings.map { PlainText.markup($0) }.joined(separator: "\n")
    let name = PlainText.markup("\(verdict.claim.id) \(verdict.claim.says)")
    let body =
      element(verdict).map { "<\($0) message=\"\(message)\">\(warnings)</\($0)>" }
      ?? "<system-out>\(message)</system-out>"
    return "<testcase classname=\"\(PlainText.markup(verdict.suite))\" name=\"\(name)\">\(body)"
      + "</testcase>"
  }
}
