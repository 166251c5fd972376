/// Whether the rule of a claim was fixed before its data.
public struct Registration: Sendable, Hashable {
  /// How the rule stands.
  public var status: Status
  /// SHA-256 of the rule that gave the verdict.
  public var digest: String
  /// When a rule was fixed, as ISO 8601 in UTC; `nil` when none was.
  public var locked: String?
  /// The commit at which it was fixed, when that is known.
  public var commit: String?
  /// What a reader must know, one sentence.
  public var note: String

  /// Creates the standing of a rule.
  public init(status: Status, digest: String, locked: String?, commit: String?, note: String) {
    self.status = status
    self.digest = digest
    self.locked = locked
    self.commit = commit
    self.note = note
  }

  /// How a rule stands to the one that was fixed.
  public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
    /// It was fixed before the first result, and is unchanged.
    case locked
    /// It was changed, or fixed only after the first result.
    case amended
    /// It was never fixed.
    case unlocked
  }

  /// Whether a reader must be warned: the rule may have been chosen with the data in sight.
  public var isAmended: Bool { status != .locked }
}
