import Checksums

/// The rule of one claim as it was fixed, with when and where.
public struct LockedRule: Sendable, Hashable {
  /// The claim with its suite, `large-lr/D3`.
  public var claim: String
  /// The rule in its fixed form, one part per line.
  public var rule: String
  /// When it was fixed, as ISO 8601 in UTC.
  public var locked: String
  /// The commit of the catalogue at that time; `nil` where there was no repository.
  public var commit: String?

  /// Creates a locked rule.
  public init(claim: String, rule: String, locked: String, commit: String?) {
    self.claim = claim
    self.rule = rule
    self.locked = locked
    self.commit = commit
  }

  /// SHA-256 of the rule.
  public var digest: String { Self.digest(of: rule) }

  /// SHA-256 of a rule in its fixed form.
  public static func digest(of rule: String) -> String { SHA256Digest.hex(of: rule) }
}
