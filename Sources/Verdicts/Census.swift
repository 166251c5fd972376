import Catalog

/// How many cells of a check were declared, measured, failed or never run.
struct Census {
  var declared = 0
  var measured = 0
  /// Sides of the check of which fewer than half of the tried cells gave a measurement.
  var brokenSides: [String] = []
  /// The failures by outcome.
  private var failures: [CellOutcome: Int] = [:]

  init(_ question: Question) {
    let cells = question.involved
    declared = cells.count
    measured = cells.count { $0.outcome?.isMeasurement == true }
    for cell in cells {
      if let outcome = cell.outcome, outcome.isFailure { failures[outcome, default: 0] += 1 }
    }
    for side in question.sides {
      let tried = question.cells(side).compactMap(\.outcome)
      let failed = tried.count { $0.isFailure }
      let valid = tried.count { $0.isMeasurement }
      if failed > 0, 2 * valid < failed + valid {
        brokenSides.append("\(question.label(side)): \(valid) of \(failed + valid)")
      }
    }
  }

  var failed: Int { failures.values.reduce(0, +) }

  /// The cells that were never run, or stopped from outside.
  var missing: Int { declared - measured - failed }

  /// Sentences on what is not there.
  var warnings: [String] {
    var sentences: [String] = []
    if failed > 0 {
      let list = CellOutcome.allCases.compactMap { outcome in
        failures[outcome].map { "\($0) \(outcome.rawValue)" }
      }
      sentences.append(
        "\(Numeral.count(failed, "cell")) without a valid measurement: "
          + list.joined(separator: ", ")
      )
    }
    if missing > 0, missing < declared {
      sentences.append("\(Numeral.count(missing, "cell")) of \(declared) not run")
    }
    return sentences
  }
}
