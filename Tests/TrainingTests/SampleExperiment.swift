import Datasets
import Kernels
import Methods
import Networks
import Testing
import Training

/// Small experiments on the procedural images, 16×16.
extension Experiment {
  /// `resnet-8` on a few images; more is changed in `change`.
  static func sample(
    _ method: String = "bn",
    network: String = "resnet-8",
    steps: Int = 6,
    _ change: (inout Experiment) -> Void = { _ in }
  ) -> Experiment {
    var experiment = Experiment()
    experiment.network = network
    experiment.method = method
    experiment.imageSize = 16
    experiment.trainImages = 64
    experiment.testImages = 20
    experiment.batch = 8
    experiment.steps = steps
    change(&experiment)
    return experiment
  }

  /// A probe with the parameters that it wants, small.
  static func sample(
    probe: Probe,
    _ method: String = "bn",
    network: String = "resnet-8"
  ) throws -> Experiment {
    let small: [String: [Double]] = [
      "batches": [1, 2], "step_sizes": [0.01, 0.1, 1, 10, 100], "factors": [3], "size": [8],
      "samples": [3], "turn_steps": [1], "rounds": [2], "warmup": [1],
    ]
    var experiment = sample(method, network: network)
    experiment.probe = probe.name
    if probe.isTimed { experiment.reference = "bn" }
    for name in probe.parameters {
      experiment.parameters[name] = try #require(
        small[name] as [Double]?,
        "no sample for '\(name)'"
      )
    }
    return experiment
  }

  /// A session of the experiment.
  func session(engine: Engine = Engine()) throws -> Session {
    try Session(self, data: ExperimentData(self, directory: nil), engine: engine)
  }

  /// The result of the experiment, with all points it emitted.
  func measured(
    threads: Int = 1,
    level: String? = nil
  ) throws -> (result: ExperimentResult, points: [Point]) {
    var runner = ExperimentRunner(self, dataDirectory: nil, threads: threads, level: level)
    var points: [Point] = []
    let result = try runner.run { points += $0 }
    return (result, points)
  }

  /// The result of the experiment.
  func result() throws -> ExperimentResult { try measured().result }
}

extension Model {
  /// The bits of all logits.
  var logitBits: [UInt32] {
    (0..<batch).flatMap { sample in
      (0..<network.classes).map { SoftmaxCrossEntropy.logit(logits, sample, $0).bitPattern }
    }
  }
}
