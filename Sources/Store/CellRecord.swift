/// A cell as a run declares it: an arm with a seed, and what is to be done about it.
public struct CellRecord: Sendable, Hashable {
  /// The hash of everything that can change the result.
  public var key: String
  /// `train` or `probe`.
  public var kind: String
  /// The epoch of the case.
  public var epoch: Int
  /// The seed.
  public var seed: Int
  /// The settings that the key is the hash of, as JSON.
  public var settings: String
  /// The hash of the same but what computes.
  public var identity: String
  /// The fingerprint of what computes; `nil` when it was not asked for.
  public var engine: String?
  /// The suite that asks for the cell; several may share one.
  public var suite: String
  /// The case of the suite.
  public var caseID: String
  /// The label of the arm.
  public var arm: String
  /// `new`, `cached`, `stale`, `failed` or `skipped`.
  public var decision: String
  /// Why, in words.
  public var reason: String

  /// Creates a record.
  public init(
    key: String,
    kind: String,
    epoch: Int,
    seed: Int,
    settings: String,
    identity: String,
    engine: String?,
    suite: String,
    caseID: String,
    arm: String,
    decision: String,
    reason: String
  ) {
    self.key = key
    self.kind = kind
    self.epoch = epoch
    self.seed = seed
    self.settings = settings
    self.identity = identity
    self.engine = engine
    self.suite = suite
    self.caseID = caseID
    self.arm = arm
    self.decision = decision
    self.reason = reason
  }
}
