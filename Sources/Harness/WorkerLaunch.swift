/// How a worker process is started.
public struct WorkerLaunch: Sendable, Hashable {
  /// The path of the executable.
  public var executable: String
  /// Its arguments.
  public var arguments: [String]
  /// The folder of the data sets, passed on in the request.
  public var dataDirectory: String?
  /// Threads of one worker.
  public var threads: Int
  /// The instruction set; `nil` is the best there is.
  public var level: String?
  /// The name of a cell in which one bit is flipped, to test a gate.
  public var faultyCell: String?
  /// The resident size in MiB at which a worker is ended; `nil` is no limit.
  public var memoryLimit: Double?
  /// Where trainings keep their checkpoints; `nil` when they keep none.
  public var checkpoints: CheckpointFolder?
  /// How long a worker may live on after a request to end, before it is killed.
  public var grace: Duration

  /// Creates a way to start workers.
  public init(
    executable: String,
    arguments: [String] = ["worker"],
    dataDirectory: String? = nil,
    threads: Int = 1,
    level: String? = nil,
    grace: Duration = .seconds(2)
  ) {
    self.executable = executable
    self.arguments = arguments
    self.dataDirectory = dataDirectory
    self.threads = threads
    self.level = level
    self.grace = grace
  }
}
