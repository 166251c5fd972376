/// What has become of an arm between two snapshots, from the best news to the worst.
package enum Change: String, Sendable, Hashable, CaseIterable, Codable {
  /// Equal bits for every seed: nothing is left to test.
  case identical
  /// A cell that failed has a measurement now.
  case fixed
  /// A metric is better: its whole interval lies beyond the floor.
  case better
  /// Not the same, and nothing is certain.
  case unclear
  /// Only the head declares it.
  case new
  /// The two sides measured different things under one name.
  case notComparable = "not comparable"
  /// The head does not declare it.
  case missing
  /// Declared and not measured.
  case unmeasured
  /// Cells that were measured fail now.
  case broke
  /// A metric is worse: its whole interval lies beyond the floor.
  case worse

  /// The sign in front of a row.
  package var symbol: String {
    switch self {
    case .identical: "="
    case .unclear: "~"
    case .fixed, .better: "+"
    case .worse: "-"
    case .broke: "!"
    case .new: "*"
    case .notComparable: "x"
    case .missing, .unmeasured: "?"
    }
  }
}

/// The difference of one metric between the cells of an arm.
package struct MetricChange: Sendable, Hashable {
  package var name: String
  package var unit: String
  /// The mean of the base, or the rate of events, or the ratio to the reference arm.
  package var base: Double
  /// The same of the head.
  package var head: Double
  /// head − base, or for ratios head/base − 1.
  package var difference: Double
  /// The interval of the difference at level 1 − α; ends are infinite when nothing is known.
  package var lower: Double
  package var upper: Double
  /// The smallest difference that counts.
  package var floor: Double
  /// The p value of "beyond the floor", two-sided, before the correction for the table.
  package var pValue: Double
  /// The same, corrected for the whole table.
  package var adjusted: Double
  /// `worse`, `better` or `unclear`.
  package var change: Change
  /// Why nothing is concluded, or what decided.
  package var reason: String
}

/// One line of a comparison: an arm and what has become of it.
package struct ArmChange: Sendable, Hashable {
  package var suite: String
  package var caseID: String
  package var arm: String
  package var change: Change
  /// What is to be known beside the metrics: seeds, outcomes, settings that differ.
  package var reason: String
  /// The seeds whose bits differ although everything that decides them is equal.
  package var changedSeeds: [Int] = []
  /// The metrics that differ, the most certain first.
  package var metrics: [MetricChange] = []
  /// How often an alarm was found again when it was measured again.
  package var confirmation: Confirmation?
  /// Whether it is a timing that was measured on another machine: nothing can be said of its times.
  package var isElsewhere = false

  package init(suite: String, caseID: String, arm: String, change: Change, reason: String) {
    self.suite = suite
    self.caseID = caseID
    self.arm = arm
    self.change = change
    self.reason = reason
  }

  /// The name that people read, `large-lr/bn-lr method=bn`.
  package var subject: String { "\(suite)/\(caseID)" + (arm.isEmpty ? "" : " \(arm)") }

  /// The parts that a waiver may name.
  package var parts: [String: String] {
    var parts = ["suite": suite, "case": caseID]
    for word in arm.split(separator: " ") {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { parts[pair[0]] = pair[1] }
    }
    return parts
  }
}

/// What came of measuring an alarm again.
package struct Confirmation: Sendable, Hashable {
  /// How often it was measured again.
  package var trials: Int
  /// How often it was found again.
  package var found: Int

  package init(trials: Int, found: Int) {
    self.trials = trials
    self.found = found
  }

  /// An alarm stands unless most repetitions speak against it.
  package var stands: Bool { 2 * found >= trials }
}
