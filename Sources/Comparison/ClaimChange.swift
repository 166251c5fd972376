import Verdicts

/// What has become of the verdict on one claim.
package struct ClaimChange: Sendable, Hashable {
  /// What a change of verdict means.
  package enum Transition: String, Sendable, Hashable, CaseIterable, Codable {
    case same, improved, differs, downgraded
    /// INVALID now, and not before.
    case invalid
    /// NOT RUN now, and not before.
    case unmeasured
    case missing, new
    case notComparable = "not comparable"

    /// The sign in front of a row.
    package var symbol: String {
      switch self {
      case .same: "="
      case .differs: "~"
      case .improved: "+"
      case .downgraded, .invalid: "-"
      case .unmeasured, .missing: "?"
      case .new: "*"
      case .notComparable: "x"
      }
    }
  }

  /// The claim's full name, `large-lr/D3`.
  package var id: String
  package var base: ClaimSnapshot?
  package var head: ClaimSnapshot?
  package var transition: Transition
  /// Why, in words; empty when the words say it all.
  package var reason: String

  /// Compares the verdicts on one claim.
  ///
  /// - Parameters:
  ///   - base: the verdict before; `nil` when there was none.
  ///   - head: the verdict now; `nil` when there is none.
  ///   - profiles: the profiles of both.
  package init(base: ClaimSnapshot?, head: ClaimSnapshot?, profiles: (String, String)) {
    self.base = base
    self.head = head
    id = head?.id ?? base?.id ?? ""
    guard let base else {
      (transition, reason) = (.new, "the base has no such claim")
      return
    }
    guard let head else {
      (transition, reason) = (.missing, "the head has no such claim")
      return
    }
    if profiles.0 != profiles.1 {
      (transition, reason) = (.notComparable, "profile \(profiles.0) → \(profiles.1)")
    } else if base.rule != head.rule {
      (transition, reason) = (.notComparable, "the rule changed")
    } else {
      (transition, reason) = Self.transition(from: base, to: head)
    }
  }

  private static func transition(
    from base: ClaimSnapshot,
    to head: ClaimSnapshot
  ) -> (Transition, String) {
    let effects = base.effect == head.effect ? "" : "\(base.effect) → \(head.effect)"
    guard base.verdict != head.verdict else { return (.same, effects) }
    if head.verdict == .invalid { return (.invalid, effects) }
    if head.verdict == .notRun { return (.unmeasured, "no cell of it has been run") }
    guard let before = strength(base.verdict), let after = strength(head.verdict) else {
      return (.differs, effects)
    }
    if head.measured < base.measured, abs(after) < abs(before) {
      return (.notComparable, "\(base.measured) → \(head.measured) cells measured")
    }
    // From REFUTED to INCONCLUSIVE less is known, and nothing is gained.
    if before < 0, after == 0 { return (.differs, effects) }
    return (after > before ? .improved : .downgraded, effects)
  }

  /// How far a word speaks for the claim; `nil` for words that say nothing on it.
  private static func strength(_ word: VerdictWord) -> Int? {
    switch word {
    case .replicated: 2
    case .leansUp: 1
    case .inconclusive: 0
    case .leansDown: -1
    case .refuted: -2
    case .invalid, .notRun: nil
    }
  }
}
