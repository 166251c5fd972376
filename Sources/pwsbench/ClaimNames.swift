import Catalog

/// Claims by the names that a user writes: `large-lr/D3`, or `D3` where only one suite has it.
struct ClaimNames {
  /// The claims with their suites, as `suite/ID`.
  let full: [String]

  init(_ full: [String]) { self.full = full }

  /// The claims of suites, in their order.
  init(of suites: [Suite]) {
    full = suites.flatMap { suite in suite.claims.map { "\(suite.id)/\($0.id)" } }
  }

  /// The claim with its suite; `nil` when there is none of that name.
  ///
  /// - Throws: a failure that lists the claims, when several suites have one of that name.
  func match(_ name: String) throws(CommandFailure) -> String? {
    let found = full.filter { $0 == name || $0.hasSuffix("/\(name)") }
    guard found.count > 1 else { return found.first }
    throw CommandFailure(
      .badCommandLine,
      "'\(name)' is a claim of several suites; write one of \(found.joined(separator: ", "))"
    )
  }

  /// The claim with its suite.
  ///
  /// - Throws: a failure that suggests the nearest claim, or lists those that share the name.
  func require(_ name: String) throws(CommandFailure) -> String {
    if let claim = try match(name) { return claim }
    throw CommandFailure(.nothingMatched, "\(SelectionError.unknownClaim(name, among: full))")
  }
}
