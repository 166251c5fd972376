import Kernels

/// A measurement of a network, or of matrices, without a training run: its names and what it does.
public struct Probe: Sendable {
  /// The name that suites use.
  public let name: String
  /// One line for lists.
  public let summary: String
  /// The metrics it reports.
  public let metrics: [String]
  /// The numbers that only it reads.
  public let parameters: [String]
  /// The settings of an experiment that it reads.
  public let settings: [String]
  /// The setting or parameter with which its time grows, beside a fixed part; `nil` when there is
  /// none and it is short.
  let length: String?
  /// The metrics that repeat exactly, when not all do: those are times, and hold for one machine.
  public let repeatable: [String]?
  /// Measures; throws `DatasetError` or `ExperimentError`.
  let run:
    @Sendable (
      Experiment, Engine, _ dataDirectory: String?, _ emit: ([Point]) -> Void
    ) throws -> [String: Double]

  /// Creates a probe.
  init(
    name: String,
    summary: String,
    metrics: [String],
    parameters: [String],
    settings: [String],
    length: String? = nil,
    repeatable: [String]? = nil,
    run:
      @escaping @Sendable (
        Experiment, Engine, _ dataDirectory: String?, _ emit: ([Point]) -> Void
      ) throws -> [String: Double]
  ) {
    self.name = name
    self.summary = summary
    self.metrics = metrics
    self.parameters = parameters
    self.settings = settings
    self.length = length
    self.repeatable = repeatable
    self.run = run
  }

  /// Whether it measures time, so that nothing else may run beside it.
  public var isTimed: Bool { repeatable != nil }

  /// The settings that a measurement of a network at its start reads.
  static let networkSettings = [
    "network", "method", "dataset", "train_images", "test_images", "image_size", "batch",
    "convolution", "kernels",
  ]

  /// The settings that a measurement of a training run reads: all that can change the run.
  static let trainingSettings =
    networkSettings + [
      "lr", "momentum", "weight_decay", "schedule", "milestones", "augment", "steps", "epochs",
      "bias_lr_factor", "classifier_lr_factor", "warmup_steps", "label_smoothing",
    ]
}

extension Session {
  /// The session of a probe, with the images of its experiment.
  init(
    probing experiment: Experiment,
    _ engine: Engine,
    _ directory: String?
  ) throws {
    try self.init(
      experiment,
      data: ExperimentData(experiment, directory: directory),
      engine: engine
    )
  }
}

extension Experiment {
  /// The numbers of a probe's parameter.
  ///
  /// - Throws: `ExperimentError.setting` when there are none.
  func numbers(_ name: String) throws(ExperimentError) -> [Double] {
    guard let numbers = parameters[name], !numbers.isEmpty else {
      throw .setting(name: name, problem: "missing; the probe '\(probe ?? "")' needs it")
    }
    return numbers
  }

  /// A probe's parameter that is one whole number, at least a bound.
  func integer(_ name: String, atLeast bound: Int) throws(ExperimentError) -> Int {
    let numbers = try numbers(name)
    guard numbers.count == 1, let integer = Int(exactly: numbers[0]), integer >= bound else {
      throw .setting(name: name, problem: "\(numbers); write one whole number from \(bound)")
    }
    return integer
  }
}
