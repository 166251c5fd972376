/// Everything that can change the result of one execution: the input of an experiment.
public struct Experiment: Sendable, Hashable, Codable {
  /// The name of a probe; `nil` for a training run.
  public var probe: String?
  /// The name of the network.
  public var network: String = "resnet-8"
  /// The name of the method.
  public var method: String = "bn"
  /// The method beside which a timing measures; `nil` elsewhere.
  public var reference: String?
  /// The name of the data set.
  public var dataset: String = "procedural"
  /// Images of the training split that are used; 0 means all.
  public var trainImages: Int = 2000
  /// Images of the training split that are held out behind those, to choose settings with.
  public var validationImages: Int = 0
  /// Images of the test split that are used; 0 means all.
  public var testImages: Int = 1000
  /// Edge of the images after averaging down, in pixels; 0 keeps the data set's.
  public var imageSize: Int = 0
  /// Images per step.
  public var batch: Int = 64
  /// Optimizer steps; when 0, `epochs` counts.
  public var steps: Int = 0
  /// Passes over the training images.
  public var epochs: Double = 1
  /// The learning rate before the schedule.
  public var learningRate: Double = 0.1
  /// The factor on past gradients, dimensionless.
  public var momentum: Double = 0.9
  /// The pull of weights to zero, dimensionless.
  public var weightDecay: Double = 5e-4
  /// The factor on the learning rate of biases, dimensionless.
  public var biasRateFactor: Double = 1
  /// The factor on the learning rate of the classifier, its bias included, dimensionless.
  public var classifierRateFactor: Double = 1
  /// Steps over which the learning rate rises linearly to its first value; 0 is none.
  public var warmupSteps: Int = 0
  /// The share of a label that is spread over all classes, dimensionless.
  public var labelSmoothing: Double = 0
  /// `constant`, `step` (÷10 at `milestones`) or `cosine`.
  public var schedule: String = "constant"
  /// Fractions of the run at which a step schedule divides by ten.
  public var milestones: [Double] = [0.5, 0.75]
  /// Crop with a margin of an eighth of the edge, and flip.
  public var augment: Bool = false
  /// The loss that is to be reached, as the mean of twenty steps; 0 when there is none.
  public var targetLoss: Double = 0
  /// What everything random is drawn from.
  public var seed: Int = 0
  /// `auto`, `direct` or `winograd`: part of the result's identity.
  public var convolution: String = "auto"
  /// `native` or `openblas`: part of the result's identity.
  public var kernels: String = "native"
  /// Numbers that only one probe reads, by name.
  public var parameters: [String: [Double]] = [:]

  /// Creates an experiment with the defaults above.
  public init() {}
}

/// One measurement along an execution.
public struct Point: Sendable, Hashable, Codable {
  /// Optimizer steps done.
  public var step: Int
  /// Seconds of training, evaluation excluded.
  public var seconds: Double
  /// The name of what was measured.
  public var metric: String
  /// NaN and infinities are measurements too.
  public var value: Double

  /// Creates a point.
  public init(step: Int, seconds: Double, metric: String, value: Double) {
    self.step = step
    self.seconds = seconds
    self.metric = metric
    self.value = value
  }
}

/// What an execution measured.
public struct ExperimentResult: Sendable, Hashable, Codable {
  /// Whether the loss became non-finite or exceeded 1e3: a measurement, not a failure.
  public var diverged: Bool
  /// The value of every metric, by name.
  public var results: [String: Double]
  /// SHA-256 over all losses and the final weights, in hexadecimal.
  public var trajectory: String

  /// Creates a result.
  public init(diverged: Bool, results: [String: Double], trajectory: String) {
    self.diverged = diverged
    self.results = results
    self.trajectory = trajectory
  }
}
