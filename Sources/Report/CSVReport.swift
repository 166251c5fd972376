import Catalog
import Verdicts

/// The values behind the verdicts as tidy CSV: one row per check, group and seed.
struct CSVReport {
  let scorecard: Scorecard

  /// The whole file, lines ended as RFC 4180 asks.
  var text: String {
    let header = [
      "suite", "claim", "role", "check", "case", "metric", "group", "seed", "value", "kind",
    ]
    let rows = scorecard.verdicts.flatMap { verdict in
      self.rows(verdict.primary, of: verdict, role: "primary")
        + verdict.secondary.enumerated().flatMap { index, result in
          self.rows(result, of: verdict, role: "secondary-\(index + 1)")
        }
    }
    return ([header] + rows).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private func rows(_ result: CheckResult, of verdict: Verdict, role: String) -> [[String]] {
    let check = result.check
    let common = [
      verdict.suite, verdict.claim.id, role, check.type.rawValue, check.caseID, check.metric,
    ]
    return result.groups.flatMap { group in
      zip(group.seeds, group.values).map { seed, value in
        common + [group.label, "\(seed)", value.isFinite ? "\(value)" : "", Self.kind(value)]
      }
    }
  }

  /// The words with which the store marks a value.
  private static func kind(_ value: Double) -> String {
    value.isFinite ? "finite" : value.isNaN ? "nan" : value > 0 ? "+inf" : "-inf"
  }

  /// A field as RFC 4180 asks, line breaks kept and other control characters gone.
  private static func field(_ raw: String) -> String {
    let text = raw.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { PlainText.line(String($0)) }.joined(separator: "\n")
    guard text.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
