import Catalog
import Training

/// The digests of canaries, by their names: which engine the numbers of a plan come from.
public struct Fingerprints: Sendable, Hashable {
  /// The digests, by the names of the canaries.
  public private(set) var values: [String: String]

  /// Creates fingerprints that are known already.
  public init(_ known: [String: String] = [:]) {
    values = known
  }

  /// Runs the canaries that a plan's cells need and that are not known.
  ///
  /// - Parameter plan: the plan; timings hold for one build anyway and need none.
  /// - Returns: what was not known before.
  public mutating func complete(for plan: Plan) async -> [String: String] {
    let canaries = Set(plan.cells.filter { $0.kind != .timing }.map { Canary(of: $0.experiment) })
    let missing = canaries.filter { values[$0.name] == nil }
    let digests = await withTaskGroup(of: (Experiment, String).self) { group in
      for part in Set(missing.flatMap(\.parts)) {
        group.addTask { (part, Canary.digest(of: part)) }
      }
      return await group.reduce(into: [:]) { digests, done in digests[done.0] = done.1 }
    }
    let found = Dictionary(
      uniqueKeysWithValues: missing.map { canary in
        (canary.name, canary.fingerprint { digests[$0] ?? Canary.digest(of: $0) })
      }
    )
    values.merge(found) { _, new in new }
    return found
  }
}
