public import Kernels
import Methods
import Networks

/// Measures whole training steps: forward, loss, backward, and the optimizer, on random images.
public struct StepBenchmark: Sendable {
  /// What was measured; throughput in images per second.
  public struct Outcome: Sendable, Hashable, Codable {
    /// Of the median step.
    public var imagesPerSecond: Double
    /// Of the fastest and the slowest step.
    public var best: Double
    /// Of the slowest step.
    public var worst: Double
    /// The median step in milliseconds.
    public var milliseconds: Double
    /// Steps that were measured.
    public var steps: Int
    /// Multiply-adds of direct convolution, times two, per second of the median step, in 10⁹.
    public var gflops: Double
  }

  private(set) var model: Model
  private let labels: [Int]
  private let optimizer = Optimizer(momentum: 0.9, weightDecay: 5e-4)

  /// Builds a network on images 3×32×32 of ten classes.
  ///
  /// - Throws: `ExperimentError` when a name is unknown, or the method makes no sense in the network.
  public init(
    network: String,
    method: String,
    batch: Int,
    engine: Engine
  ) throws(ExperimentError) {
    let network = try Self.network(network, batch: batch)
    model = Model(
      network,
      method: try network.method(method),
      batch: batch,
      seed: 0,
      engine: engine
    )
    var random = RandomSource(seed: 0, purpose: .probe)
    model.images.assign((0..<batch * 3 * 32 * 32).map { _ in random.normal() })
    labels = (0..<batch).map { _ in random.integer(below: 10) }
  }

  /// A network for images 3×32×32 of ten classes, if it and the batch make sense.
  static func network(_ name: String, batch: Int) throws(ExperimentError) -> Network {
    guard
      let network = NetworkRegistry.network(
        named: name,
        channels: 3,
        height: 32,
        width: 32,
        classes: 10
      )
    else { throw .unknown(what: "network", name: name) }
    guard batch > 0 else {
      throw .setting(name: "batch", problem: "\(batch) images; write at least 1")
    }
    return network
  }

  /// Warms up, then takes steps for so many seconds, at least five.
  public mutating func run(seconds: Double) -> Outcome {
    for _ in 0..<2 { _ = step() }
    let timing = RepeatedTiming(atLeast: 5, for: seconds) { _ = step() }
    let times = timing.seconds, median = timing.median, images = Double(model.batch)
    return Outcome(
      imagesPerSecond: images / median,
      best: images / times[0],
      worst: images / times[times.count - 1],
      milliseconds: median * 1e3,
      steps: times.count,
      gflops: 6 * Double(model.network.multiplyAdds) * images / median * 1e-9
    )
  }

  /// Takes one step; returns the loss before it.
  mutating func step() -> SoftmaxCrossEntropy.Value {
    model.forward(.training)
    let value = model.backward(labels: labels)
    let optimizer = optimizer, kernels = model.engine.kernels
    model.update { optimizer.step(&$0, rate: 0.01, kernels) }
    return value
  }
}
