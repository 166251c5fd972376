public import Training

/// What a worker is told: one line of JSON on its standard input.
public struct WorkerRequest: Sendable, Hashable, Codable {
  /// What is to be run.
  public var experiment: Experiment
  /// The folder of the data sets.
  public var dataDirectory: String?
  /// Threads the worker may use.
  public var threads: Int
  /// The instruction set; `nil` is the best there is.
  public var level: String?
  /// Whether one bit is flipped, to test a gate.
  public var flipsBit: Bool?
  /// Where a training keeps its checkpoints, and goes on from; `nil` when it keeps none.
  public var checkpoints: CheckpointFile?

  /// Creates a request.
  public init(experiment: Experiment, dataDirectory: String?, threads: Int, level: String?) {
    self.experiment = experiment
    self.dataDirectory = dataDirectory
    self.threads = threads
    self.level = level
  }
}

/// What a worker says: one line of JSON, with exactly one of points, checkpoint, result and
/// failure.
public struct WorkerMessage: Sendable, Hashable, Codable {
  /// New measurements.
  public var points: [Point]?
  /// What there is to say about checkpoints.
  public var checkpoint: CheckpointEvent?
  /// The end of the experiment: the last message.
  public var result: ExperimentResult?
  /// Why there will be no result: the last message too.
  public var failure: String?
  /// What the worker has used so far.
  public var usage: WorkerUsage

  /// A message with new measurements.
  public static func points(_ points: [Point], usage: WorkerUsage) -> WorkerMessage {
    WorkerMessage(points: points, usage: usage)
  }

  /// A message about checkpoints.
  public static func checkpoint(_ event: CheckpointEvent, usage: WorkerUsage) -> WorkerMessage {
    WorkerMessage(checkpoint: event, usage: usage)
  }

  /// The message that ends an experiment.
  public static func result(_ result: ExperimentResult, usage: WorkerUsage) -> WorkerMessage {
    WorkerMessage(result: result, usage: usage)
  }

  /// The message that there will be no result.
  public static func failure(_ sentence: String, usage: WorkerUsage) -> WorkerMessage {
    WorkerMessage(failure: sentence, usage: usage)
  }

  /// Whether the message says exactly one thing.
  package var isWellFormed: Bool {
    [points != nil, checkpoint != nil, result != nil, failure != nil].count(where: \.self) == 1
  }
}
