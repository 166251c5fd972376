/// Reads names that are more than a member of a list: compositions, names with factors.
///
/// Checks compare by what they check, so that a vocabulary that holds one can be compared.
public struct NameCheck: Sendable, Hashable {
  /// What the names are of, `method`.
  public let kind: String
  /// The name in canonical form, or what is wrong with it.
  public let read: @Sendable (String) -> Answer

  /// What a check says of a text.
  public enum Answer: Sendable, Hashable {
    /// The name as it is to be kept.
    case name(String)
    /// What is wrong, and what to write instead.
    case problem(String)
  }

  /// Creates a check.
  public init(_ kind: String, read: @escaping @Sendable (String) -> Answer) {
    self.kind = kind
    self.read = read
  }

  /// Whether both check the same kind.
  public static func == (first: NameCheck, second: NameCheck) -> Bool {
    first.kind == second.kind
  }

  /// Hashes the kind.
  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
