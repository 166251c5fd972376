/// One metric of one attempt at one declared cell, with where it came from.
public struct ExportRow: Sendable, Hashable {
  /// The suite that declares the cell.
  public var suite: String
  /// The case of the suite.
  public var caseID: String
  /// The label of the arm, `lr=0.1 method=bn`.
  public var arm: String
  /// The seed.
  public var seed: Int
  /// The key of the cell.
  public var cellKey: String
  /// The attempt.
  public var attemptID: String
  /// The run that made the attempt.
  public var runID: String
  /// What happened.
  public var outcome: String
  /// Whether the attempt speaks for its cell.
  public var isAccepted: Bool
  /// What went wrong, in words.
  public var detail: String?
  /// SHA-256 over all losses and the final weights.
  public var trajectory: String?
  /// The metric; `nil` in the one row of an attempt without results.
  public var metric: String?
  /// The value; `nil` when it is not finite.
  public var value: Double?
  /// `finite`, `nan`, `+inf` or `-inf`.
  public var kind: String?
  /// When the attempt started, as ISO 8601 in UTC.
  public var started: String
  /// Seconds from start to end.
  public var seconds: Double?
  /// The step of the checkpoint that the attempt went on from; `nil` when it began anew.
  public var continuedStep: Int?
  /// Cores that others kept busy right before a timing.
  public var busyCores: Double?
  /// The profile of the run.
  public var profile: String
  /// The commit of the program.
  public var commit: String?
  /// Whether the sources differed from the commit.
  public var isDirty: Bool?
  /// The processor.
  public var processor: String?
}
