public import Catalog
package import Verdicts

/// How the rules of claims stand to those that were fixed before the data, for a terminal.
public struct RegistrationText: Sendable {
  private let comparisons: [RuleComparison]

  /// Creates the text of some claims.
  public init(_ comparisons: [RuleComparison]) {
    self.comparisons = comparisons
  }

  /// A line per claim, the lines that differ under it, and a line of counts.
  public var text: String {
    var lines = comparisons.flatMap { [Self.headline($0)] + Self.changes($0) }
    lines.append(summary)
    return lines.map { PlainText.line($0) + "\n" }.joined()
  }

  /// The claims with what differs, as JSON that carries `schema_version`.
  public var json: String {
    JSONText.object([
      ("schema_version", .integer(1)),
      (
        "claims",
        .array(
          comparisons.map { comparison in
            .object([
              ("id", .string(comparison.claim)),
              ("status", .string(comparison.status.rawValue)),
              ("locked_at", .optional(comparison.locked?.locked)),
              ("locked_commit", .optional(comparison.locked?.commit)),
              ("locked_sha256", .optional(comparison.locked?.digest)),
              ("sha256", .optional(comparison.now.map(LockedRule.digest))),
              ("removed", .array(comparison.removed.map(JSONText.string))),
              ("added", .array(comparison.added.map(JSONText.string))),
            ])
          }
        )
      ),
    ]).text() + "\n"
  }

  /// `large-lr/D3  locked 2026-11-21 at 104509e6aaaa`.
  private static func headline(_ comparison: RuleComparison) -> String {
    let since = comparison.locked.map { place(locked: $0.locked, commit: $0.commit) } ?? ""
    let standing =
      switch comparison.status {
      case .locked: "locked \(since)"
      case .changed: "CHANGED, locked \(since)"
      case .unlocked: "NOT LOCKED"
      case .gone: "GONE, locked \(since)"
      }
    return "\(comparison.claim)  \(standing)"
  }

  private static func changes(_ comparison: RuleComparison) -> [String] {
    guard comparison.status == .changed else { return [] }
    return comparison.removed.map { "  - \($0)" } + comparison.added.map { "  + \($0)" }
  }

  private var summary: String {
    let words: [(RuleStatus, String)] = [
      (.locked, "as locked"), (.changed, "changed"), (.unlocked, "not locked"), (.gone, "gone"),
    ]
    let parts = words.compactMap { status, word in
      let count = comparisons.count { $0.status == status }
      return count > 0 ? "\(count) \(word)" : nil
    }
    let claims = "\(comparisons.count) \(comparisons.count == 1 ? "claim" : "claims")"
    return parts.isEmpty ? claims : "\(claims): \(parts.joined(separator: ", "))"
  }

  /// When and at which commit a rule was fixed, `2026-11-21 at 104509e6aaaa`.
  package static func place(locked: String, commit: String?) -> String {
    let date = String(locked.prefix { $0 != "T" })
    return commit.map { "\(date) at \($0.prefix(12))" } ?? date
  }
}

extension Registration {
  /// When and at which commit the rule was fixed; `nil` when it never was.
  package var place: String? {
    locked.map { RegistrationText.place(locked: $0, commit: commit) }
  }
}
