/// Judges whether a method makes sense on a network.
///
/// Checks are equal: there is one engine, and a vocabulary that holds one can be compared.
public struct PairCheck: Sendable, Hashable {
  /// What is wrong with a method on a network, and what to write instead; `nil` when nothing is.
  public let problem: @Sendable (_ method: String, _ network: String) -> String?

  /// Creates a check.
  public init(_ problem: @escaping @Sendable (_ method: String, _ network: String) -> String?) {
    self.problem = problem
  }

  /// Always true.
  public static func == (first: PairCheck, second: PairCheck) -> Bool { true }

  /// Hashes nothing.
  public func hash(into hasher: inout Hasher) {}
}
