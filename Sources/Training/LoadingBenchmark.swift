public import Kernels
import Methods
import Networks

/// Measures what loading and augmenting a batch costs beside the step that learns from it.
///
/// Both are what training does, in turns: images of 3×32×32 are cropped, mirrored, normalized and
/// written in the engine's layout by as many threads as compute.
public struct LoadingBenchmark: Sendable {
  /// What was measured.
  public struct Outcome: Sendable, Hashable, Codable {
    /// Milliseconds until the images of a batch stand in the model; the median.
    public var loading: Double
    /// Milliseconds of the rest of the step: forward, loss, backward, optimizer; the median.
    public var computing: Double
    /// Steps that were measured.
    public var steps: Int

    /// The part of a step that is loading, dimensionless.
    public var share: Double { loading / (loading + computing) }
  }

  private var session: Session
  private let optimizer = Optimizer(momentum: 0.9, weightDecay: 5e-4)
  private var next = 0

  /// Builds a network and the augmented images for it.
  ///
  /// - Throws: `ExperimentError` when a name is unknown or the batch is empty.
  public init(
    network: String,
    method: String,
    batch: Int,
    engine: Engine
  ) throws {
    var experiment = Experiment()
    experiment.network = network
    experiment.method = method
    experiment.batch = batch
    experiment.trainImages = 4 * max(1, batch)
    experiment.testImages = 1
    experiment.augment = true
    session = try Session(
      experiment,
      data: ExperimentData(experiment, directory: nil),
      engine: engine
    )
  }

  /// Warms up, then takes steps for so many seconds, at least five.
  public mutating func run(seconds: Double) -> Outcome {
    let clock = ContinuousClock(), start = clock.now
    var loading: [Double] = [], computing: [Double] = []
    for _ in 0..<2 { compute(load()) }
    while loading.count < 5 || (clock.now - start) / .seconds(1) < seconds {
      var labels: [Int] = []
      loading.append(clock.measure { labels = load() } / .milliseconds(1))
      computing.append(clock.measure { compute(labels) } / .milliseconds(1))
    }
    return Outcome(
      loading: loading.sorted()[loading.count / 2],
      computing: computing.sorted()[computing.count / 2],
      steps: loading.count
    )
  }

  private mutating func load() -> [Int] {
    defer { next += 1 }
    return session.load(step: next)
  }

  private mutating func compute(_ labels: [Int]) {
    session.model.forward(.training)
    _ = session.model.backward(labels: labels)
    let optimizer = optimizer, kernels = session.engine.kernels
    session.model.update { optimizer.step(&$0, rate: 0.01, kernels) }
  }
}
