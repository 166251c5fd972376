package import Catalog
package import Comparison
import Verdicts

/// What a report of a comparison shows.
package struct DiffReport: Sendable {
  /// What has become of every arm and claim.
  package var diff: Diff
  /// What follows from it, and the exit code that says so; `nil` when nothing is judged.
  package var gate: (judgement: Gate, exitCode: Int)?
  /// Whether rows without a difference are shown.
  package var showsAll: Bool
  /// Where cases and claims stand, by `suite/name`.
  package var places: [String: Location]

  package init(
    _ diff: Diff,
    gate: (judgement: Gate, exitCode: Int)? = nil,
    showsAll: Bool = false,
    places: [String: Location] = [:]
  ) {
    self.diff = diff
    self.gate = gate
    self.showsAll = showsAll
    self.places = places
  }

  /// The arms that are shown.
  var arms: [ArmChange] { diff.arms.filter { showsAll || $0.change != .identical } }

  /// The claims that are shown.
  var claims: [ClaimChange] { diff.claims.filter { showsAll || $0.transition != .same } }

  /// How many arms have become what, `12 arms: 10 identical, 2 unclear`.
  var counts: String {
    let kinds = Change.allCases.filter { diff.count($0) > 0 }
      .map { "\(diff.count($0)) \($0.rawValue)" }
    let arms = diff.arms.count == 1 ? "1 arm" : "\(diff.arms.count) arms"
    return
      ([arms + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))]
      + ["\(diff.head.measured) of \(diff.head.declared) cells measured"])
      .joined(separator: "; ")
  }

  /// What a side is, `smoke: profile smoke, 2026-11-21, commit 4c1e9a0, AMD EPYC`.
  static func sentence(_ side: Diff.Side) -> String {
    let origin = side.origin
    let parts = [
      "profile \(origin.profile)", String(origin.date.prefix(10)),
      origin.commit.map { "commit \($0.prefix(7))" }, origin.machine,
    ]
    return "\(side.name): " + parts.compactMap(\.self).joined(separator: ", ")
  }

  /// The verdicts of a claim, `LEANS ↑ → LEANS ↓`.
  static func words(_ claim: ClaimChange) -> String {
    let words = [claim.base, claim.head].map { $0?.verdict.rawValue ?? DisplayNumber.missing }
    return words[0] == words[1] ? words[0] : words.joined(separator: " → ")
  }
}

/// The forms in which a comparison is written.
package enum DiffFormat: String, Sendable, Hashable, CaseIterable {
  /// For a terminal; not a contract.
  case text
  /// For a comment on a code host.
  case markdown = "md"
  /// For programs; carries `schema_version`.
  case json
  /// Annotations of GitHub beside the lines of the suites.
  case github

  /// The whole text, ended by a line break.
  package func text(of report: DiffReport) -> String {
    switch self {
    case .text: DiffText(report: report).text
    case .markdown: DiffDocument(report: report).text
    case .json: DiffJSON(report: report).text
    case .github: DiffAnnotations(report: report).text
    }
  }
}
