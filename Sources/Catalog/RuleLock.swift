/// The rules of claims as they were fixed before the data: the file `PREREG.lock`.
public struct RuleLock: Sendable, Hashable {
  /// The name of the file in a folder of suites.
  public static let fileName = "PREREG.lock"

  /// The rules by claim.
  public var rules: [String: LockedRule]

  /// Creates a lock.
  public init(_ rules: [LockedRule] = []) {
    self.rules = Dictionary(rules.map { ($0.claim, $0) }) { first, _ in first }
  }

  /// How every claim stands: those of the catalogue and those that are locked, in order.
  public func comparison(with rules: [String: String]) -> [RuleComparison] {
    Set(rules.keys).union(self.rules.keys).sorted().map { claim in
      RuleComparison(claim: claim, locked: self.rules[claim], now: rules[claim])
    }
  }

  /// The lock of these rules: what is unchanged keeps its date, what is gone is left out.
  public func updated(to rules: [String: String], at now: String, commit: String?) -> RuleLock {
    RuleLock(
      rules.map { claim, rule in
        if let known = self.rules[claim], known.rule == rule { return known }
        return LockedRule(claim: claim, rule: rule, locked: now, commit: commit)
      }
    )
  }
}

/// A claim's rule now against the one that was fixed.
public struct RuleComparison: Sendable, Hashable {
  /// The claim with its suite.
  public var claim: String
  /// The rule that was fixed; `nil` when none was.
  public var locked: LockedRule?
  /// The rule of the catalogue; `nil` when the claim is gone.
  public var now: String?

  /// Creates a comparison.
  public init(claim: String, locked: LockedRule?, now: String?) {
    self.claim = claim
    self.locked = locked
    self.now = now
  }

  /// How the two stand to each other.
  public var status: RuleStatus {
    guard let locked else { return .unlocked }
    guard let now else { return .gone }
    return locked.rule == now ? .locked : .changed
  }

  /// Lines of the fixed rule that the rule of the catalogue lacks.
  public var removed: [String] { Self.lines(locked?.rule, without: now) }

  /// Lines of the catalogue's rule that the fixed one lacks.
  public var added: [String] { Self.lines(now, without: locked?.rule) }

  private static func lines(_ text: String?, without other: String?) -> [String] {
    let known = Set((other ?? "").split(separator: "\n"))
    return (text ?? "").split(separator: "\n").filter { !known.contains($0) }.map(String.init)
  }
}

/// How a claim's rule stands to the one that was fixed.
public enum RuleStatus: String, Sendable, Hashable, CaseIterable, Codable {
  /// It is as it was fixed.
  case locked
  /// It has been changed since.
  case changed
  /// It was never fixed.
  case unlocked
  /// It was fixed, and the catalogue has the claim no more.
  case gone
}
