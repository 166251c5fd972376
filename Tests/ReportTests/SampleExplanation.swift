import Catalog
import Report
import Verdicts

/// The explanation of a made-up verdict; no number in it was measured.
enum SampleExplanation {
  static let rule = "claim large-lr/D3\ntype proportion\nmargin 0.5\n"

  static let cells: [CellEvidence] = ["none", "bn"].flatMap { method in
    (0..<3).map { seed in
      cell(method, seed: seed, outcome: method == "none" ? .diverged : seed == 2 ? nil : .ok)
    }
  }

  static func cell(_ method: String, seed: Int, outcome: CellOutcome?) -> CellEvidence {
    let axes: [String: SettingValue] = ["method": .text(method), "lr": .number(0.1)]
    let isKnown = outcome != nil
    return CellEvidence(
      key: "\(method == "bn" ? "b" : "a")\(seed)cdef0123456789",
      arm: Arm(suite: "large-lr", caseID: "train", axes: axes, settings: axes),
      seed: seed,
      outcome: outcome,
      attempt: isKnown ? "f\(seed)\(method == "bn" ? "1" : "2")e5d4c3b2a1" : nil,
      results: isKnown ? ["diverged": outcome == .diverged ? 1 : 0] : [:],
      seconds: isKnown ? 12.25 : 0
    )
  }

  static func card(_ registration: Registration?) -> Scorecard {
    var card = SampleScorecard.card
    card.suites[0].verdicts[0].registration = registration
    return card
  }

  static let locked = Registration(
    status: .locked,
    digest: LockedRule.digest(of: rule),
    locked: "2026-01-12T10:00:00.000Z",
    commit: "0123456789abcdef",
    note: "The rule was locked before the first result."
  )

  static func make(
    _ claim: String = "large-lr/D3",
    registration: Registration? = locked
  ) -> Explanation? {
    Explanation(of: claim, in: card(registration), cells: cells, rule: rule)
  }
}
