import Catalog
package import Verdicts

extension VerdictWord {
  /// A sign that is found at a glance.
  package var symbol: String {
    switch self {
    case .replicated: "✅"
    case .refuted: "❌"
    case .inconclusive: "⚪"
    case .invalid: "⛔"
    case .notRun: "⬜"
    case .leansUp: "🔼"
    case .leansDown: "🔽"
    }
  }

  /// What the word means, for a reader who meets it for the first time.
  package var meaning: String {
    switch self {
    case .replicated:
      "The whole interval lies on the claim's side of a bar that was fixed before the run."
    case .refuted: "The whole interval lies on the other side of the bar."
    case .inconclusive: "The interval holds the bar: these seeds decide neither way."
    case .invalid:
      "A control failed or cells have no valid measurement, so the numbers say nothing about "
        + "the claim."
    case .notRun: "No cell of the claim has been run."
    case .leansUp:
      "The estimate points to the claim, but the profile has too few seeds for a verdict."
    case .leansDown:
      "The estimate points away from the claim, but the profile has too few seeds for a verdict."
    }
  }
}

extension Verdict {
  /// The claim's full name, `large-lr/D3`.
  package var name: String { "\(suite)/\(claim.id)" }

  /// Runs of the primary check that diverged.
  package var divergedCount: Int { primary.groups.reduce(0) { $0 + $1.diverged } }

  /// Cells declared for the primary check that have no valid measurement.
  package var missingCount: Int { max(0, declared - measured) }

  /// The word with its sign and its marks.
  package var label: String { "\(word.symbol) \(word.rawValue)\(marks)" }

  /// `°` where the word does not survive the correction for several claims, `†` where its rule was
  /// not fixed before the data.
  package var marks: String { (isWeak ? " °" : "") + (isAmended ? " †" : "") }

  /// Whether the rule was not fixed before the data; without data nothing can be amended.
  package var isAmended: Bool { word != .notRun && registration?.isAmended == true }

  /// Whether the word would not stand once all primary checks of the suite are counted together.
  package var isWeak: Bool { (word == .replicated || word == .refuted) && !survivesCorrection }

  /// Seeds per group, `8 + 8`, or `8` for a check of one group.
  package var seedCounts: String {
    primary.referenceCount == 0
      ? "\(primary.treatCount)" : "\(primary.treatCount) + \(primary.referenceCount)"
  }

  /// Cells measured of those declared, with what went wrong or was to be expected.
  package var completion: String {
    var notes: [String] = []
    if divergedCount > 0 { notes.append("\(divergedCount) diverged") }
    if missingCount > 0 { notes.append("\(missingCount) missing") }
    return "\(measured)/\(declared)" + (notes.isEmpty ? "" : " · " + notes.joined(separator: ", "))
  }

  /// The paper's number with where it was read.
  package var paperNumber: String {
    guard let paper = claim.paperValue else { return "no number" }
    let origin = paper.provenance == .recall ? "unverified" : paper.provenance.rawValue
    return "\(paper.text) (\(origin))"
  }
}
