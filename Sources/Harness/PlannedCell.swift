public import Catalog
public import Store
public import Training

/// What is to be done about a cell.
public enum Decision: String, Sendable, Hashable, CaseIterable, Codable {
  /// It has no attempt, or only interrupted ones: it is run.
  case new
  /// It has a measurement: nothing is done.
  case cached
  /// It was measured with another engine, or timed at another place: it is run again.
  case stale
  /// Its last attempt failed: it is run again.
  case failed
  /// It is left out: another shard's, or a failure that is not to be repeated.
  case skipped

  /// Whether the cell is to be run.
  public var isWork: Bool { [.new, .stale, .failed].contains(self) }
}

/// An arm with a seed, as a run declares it.
public struct PlannedCell: Sendable, Hashable {
  /// The hash of everything that can change the result.
  public var key: String
  /// The hash of the same but the engine: what is stale has another key and the same identity.
  public var identity: String
  /// The fingerprint of what computes, or the place of a timing; `nil` when it was not asked for.
  public var engine: String?
  /// The text that the key is the hash of.
  public var settings: String
  /// The arm.
  public var arm: Arm
  /// The seed.
  public var seed: Int
  /// Whether the cell trains or probes.
  public var kind: CaseKind
  /// The epoch of the case.
  public var epoch: Int
  /// What a worker is given.
  public var experiment: Experiment
  /// Seconds after which a worker is stopped.
  public var timeout: Double
  /// What is to be done.
  public var decision: Decision
  /// Why, in words.
  public var reason: String

  /// The name that people read, `suite/case lr=0.1 method=bn seed 3`.
  public var name: String { "\(arm.name) seed \(seed)" }

  /// The cell as the store declares it.
  public var record: CellRecord {
    CellRecord(
      key: key,
      kind: kind.rawValue,
      epoch: epoch,
      seed: seed,
      settings: settings,
      identity: identity,
      engine: engine,
      suite: arm.suite,
      caseID: arm.caseID,
      arm: arm.label,
      decision: decision.rawValue,
      reason: reason
    )
  }
}
