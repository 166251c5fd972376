package import Catalog
import Verdicts

/// What follows from a comparison under a policy: what fails, what is shown, what is waived.
package struct Gate: Sendable {
  /// One thing that was found.
  package struct Finding: Sendable, Hashable {
    package var event: GateEvent
    /// The arm or claim.
    package var subject: String
    /// What was found, in words.
    package var sentence: String
    package var disposition: Disposition
  }

  /// What is done about a finding.
  package enum Disposition: Sendable, Hashable {
    case blocks
    case warns
    /// It is known, and accepted until a day.
    case waived(until: String, reason: String)
    /// It was not found again when it was measured again.
    case vanished
  }

  /// How a gate ends.
  package enum Result: String, Sendable, Hashable, CaseIterable {
    case passed, regression, undecided, nothing, preregistration, improvement
  }

  /// Everything that was found.
  package var findings: [Finding]
  /// The waivers that no longer count.
  package var expired: [Waiver]
  /// How the gate ends; of several results the one that exit codes put first.
  package var result: Result

  /// Judges a comparison.
  ///
  /// - Parameters:
  ///   - diff: what has become of every arm and claim.
  ///   - policy: what fails and what is waived.
  ///   - today: the day, `2026-02-28`.
  ///   - isStrict: whether warnings fail too.
  ///   - failsOnImprovement: whether something better than the base fails.
  ///   - violations: what is wrong with the pre-registration, by claim.
  package init(
    _ diff: Diff,
    policy: GatePolicy,
    today: String,
    isStrict: Bool = false,
    failsOnImprovement: Bool = false,
    violations: [String: String] = [:]
  ) {
    let judge = Judge(policy: policy, today: today, isStrict: isStrict)
    findings =
      diff.claims.compactMap(judge.finding) + diff.arms.flatMap(judge.findings)
      + violations.sorted { $0.key < $1.key }.map { claim, sentence in
        judge.finding(.preregistration, claim, sentence, claim.claimParts)
      }
    expired = policy.waivers.filter { !$0.isValid(on: today) }
    result = Self.result(diff, findings, failsOnImprovement: failsOnImprovement)
  }

  private static func result(
    _ diff: Diff,
    _ findings: [Finding],
    failsOnImprovement: Bool
  ) -> Result {
    if diff.head.measured == 0 { return .nothing }
    let blocking = Set(findings.filter { $0.disposition == .blocks }.map(\.event.result))
    let order: [Result] = [.preregistration, .regression, .undecided]
    if let first = order.first(where: blocking.contains) { return first }
    let isBetter = findings.contains { $0.event == .improvement }
    if isBetter, failsOnImprovement || blocking.contains(.improvement) { return .improvement }
    // A gate that compared nothing has seen nothing, whatever was waived.
    let compared: [Change] = [.identical, .unclear, .worse, .better, .fixed]
    // Of a timing elsewhere the bits of its losses were compared.
    let hasCompared =
      compared.contains { diff.count($0) > 0 } || diff.arms.contains(where: \.isElsewhere)
    return hasCompared ? .passed : .undecided
  }

  /// Turns rows into findings.
  private struct Judge {
    var policy: GatePolicy
    var today: String
    var isStrict: Bool

    func finding(
      _ event: GateEvent,
      _ subject: String,
      _ sentence: String,
      _ parts: [String: String]
    ) -> Finding {
      var disposition: Disposition =
        policy.warnings.contains(event) && !isStrict ? .warns : .blocks
      let waiver = policy.waivers.first { $0.isValid(on: today) && $0.covers(parts) }
      if let waiver, disposition == .blocks {
        disposition = .waived(until: waiver.until, reason: waiver.reason)
      }
      return Finding(
        event: event,
        subject: subject,
        sentence: sentence,
        disposition: disposition
      )
    }

    func finding(_ claim: ClaimChange) -> Finding? {
      guard let event = claim.transition.event else { return nil }
      let words = [claim.base, claim.head].compactMap { $0?.verdict.rawValue }
        .joined(separator: " → ")
      let sentence = claim.reason.isEmpty ? words : "\(words) (\(claim.reason))"
      return finding(event, claim.id, sentence, claim.id.claimParts)
    }

    func findings(_ arm: ArmChange) -> [Finding] {
      var found: [Finding] = []
      if !arm.changedSeeds.isEmpty {
        let seeds = arm.changedSeeds.map(String.init).joined(separator: ", ")
        found.append(finding(.changed, arm.subject, "other bits for seed \(seeds)", arm.parts))
      }
      guard let event = arm.change.event else { return found }
      let metrics = arm.metrics.filter { $0.change == arm.change }.map(\.name)
      var result = finding(
        event,
        arm.subject,
        ([arm.change.rawValue] + metrics).joined(separator: " ") + ": \(arm.reason)",
        arm.parts
      )
      // No policy can make times of two machines comparable: they are shown, and never fail.
      if arm.isElsewhere { result.disposition = .warns }
      if let confirmation = arm.confirmation, event == .regression {
        result.sentence += ", found again \(confirmation.found) of \(confirmation.trials) times"
        if !confirmation.stands { result.disposition = .vanished }
      }
      return found + [result]
    }
  }
}

extension GateEvent {
  /// How a gate ends that fails on the event.
  fileprivate var result: Gate.Result {
    switch self {
    case .regression, .changed, .downgrade, .invalid: .regression
    case .broke, .unmeasured, .missing, .new, .notComparable: .undecided
    case .preregistration: .preregistration
    case .improvement: .improvement
    }
  }
}

extension Change {
  fileprivate var event: GateEvent? {
    switch self {
    case .identical, .unclear: nil
    case .fixed, .better: .improvement
    case .new: .new
    case .notComparable: .notComparable
    case .missing: .missing
    case .unmeasured: .unmeasured
    case .broke: .broke
    case .worse: .regression
    }
  }
}

extension ClaimChange.Transition {
  fileprivate var event: GateEvent? {
    switch self {
    case .same, .differs: nil
    case .improved: .improvement
    case .downgraded: .downgrade
    case .invalid: .invalid
    case .unmeasured: .unmeasured
    case .missing: .missing
    case .new: .new
    case .notComparable: .notComparable
    }
  }
}

extension String {
  /// The parts of a claim's name that a waiver may name.
  fileprivate var claimParts: [String: String] {
    let words = split(separator: "/", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return ["claim": self] }
    return ["suite": words[0], "claim": words[1]]
  }
}
