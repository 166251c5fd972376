/// How much of the catalogue is run: seeds, scale, budget and whether verdicts are given.
public struct Profile: Sendable, Hashable {
  /// The name that commands use, `quick`.
  public var id: String
  /// Seeds per arm, by kind of case; timings without a number of their own have that of probes.
  public var seeds: [CaseKind: Int]
  /// The name of the scale, a block of settings in `Suites/_base.yaml`.
  public var scale: String
  /// Seconds the whole run may take by design; `nil` when unbounded.
  public var budget: Double?
  /// Which words the profile may use.
  public var verdicts: VerdictPolicy

  /// Creates a profile.
  public init(
    id: String,
    seeds: [CaseKind: Int],
    scale: String,
    budget: Double? = nil,
    verdicts: VerdictPolicy
  ) {
    self.id = id
    self.seeds = seeds
    self.scale = scale
    self.budget = budget
    self.verdicts = verdicts
  }

  /// Seeds per arm of a case: the profile's, or more where the case's checks need more.
  ///
  /// A profile without verdicts needs no more than it asks for.
  public func seeds(for template: Case) -> Int {
    // A repeated timing is a fresh process, as a repeated probe is.
    let asked = seeds[template.kind] ?? seeds[.probe] ?? 1
    return verdicts == .off ? asked : max(asked, template.minimumSeeds ?? 0)
  }
}

/// Which words a profile may use.
public enum VerdictPolicy: String, Sendable, Hashable, CaseIterable, Codable {
  /// No verdicts.
  case off
  /// Leans where a check has fewer seeds than its rule needs, verdicts elsewhere.
  case lean
  /// Verdicts.
  case on
}
