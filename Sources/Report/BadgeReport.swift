import Verdicts

/// The counts of verdicts as JSON that shields.io turns into a badge.
struct BadgeReport {
  let scorecard: Scorecard

  /// The whole file: counts by word, never one overall percentage.
  var text: String {
    let counts = VerdictWord.allCases.compactMap { word in
      let count = scorecard.verdicts.count { $0.word == word }
      return count > 0 ? "\(count) \(word.rawValue.lowercased())" : nil
    }
    return JSONText.object([
      ("schemaVersion", .integer(1)),
      ("label", .string("pwsbench \(scorecard.profile)")),
      ("message", .string(counts.isEmpty ? "no claims" : counts.joined(separator: ", "))),
      ("color", .string(colour)),
    ]).text() + "\n"
  }

  /// Grey where nothing was measured, orange where something is invalid, blue otherwise: a refuted
  /// claim is a finding, not a fault.
  private var colour: String {
    if scorecard.verdicts.contains(where: { $0.word == .invalid }) { return "orange" }
    return scorecard.verdicts.contains { $0.word != .notRun } ? "blue" : "lightgrey"
  }
}
