public import Kernels
import Methods
import Networks

/// Measures what the record of a training costs beside the steps that it records.
///
/// Recorded is what every run records: the loss of each step, norms at their densest stride, the tally
/// of an epoch, the digest of losses. Both are timed in the same turns of as many steps as lie between
/// two norms, so that a busy machine slows both alike.
public struct RecordingBenchmark: Sendable {
  /// What was measured.
  public struct Outcome: Sendable, Hashable, Codable {
    /// Seconds of recording over seconds of steps, the median of the turns.
    public var share: Double
    /// Milliseconds of a step, and of recording it, in the median turn of each.
    public var stepMilliseconds: Double
    /// Milliseconds of recording a step.
    public var recordingMilliseconds: Double
    /// Turns that were measured.
    public var turns: Int
  }

  /// Steps between two norms.
  static let turn = 10

  private var steps: StepBenchmark

  /// Builds a network on images 3×32×32 of ten classes.
  ///
  /// - Throws: `ExperimentError` when a name is unknown.
  public init(
    network: String,
    method: String,
    batch: Int,
    engine: Engine
  ) throws(ExperimentError) {
    steps = try StepBenchmark(network: network, method: method, batch: batch, engine: engine)
  }

  /// Takes turns for so many seconds, at least three; `emit` receives the points, and is counted.
  public mutating func run(seconds: Double, emit: ([Point]) -> Void) -> Outcome {
    for _ in 0..<2 { _ = steps.step() }
    var record = TrainingRecord(total: Self.turn * 100, target: 0)
    var tally = EpochTally(), trajectory = Trajectory()
    let clock = ContinuousClock(), start = clock.now
    var training: [Double] = [], recording: [Double] = []
    while training.count < 3 || (clock.now - start) / .seconds(1) < seconds {
      var spent = (steps: Duration.zero, record: Duration.zero)
      for step in 0..<Self.turn {
        let began = clock.now, value = steps.step(), ended = clock.now
        record.add(step, loss: value.loss, seconds: 0, steps.model)
        tally.add(value, images: steps.model.batch)
        trajectory.add(loss: value.loss)
        spent.steps += ended - began
        spent.record += clock.now - ended
      }
      spent.record += clock.measure { emit(record.take()) }
      training.append(spent.steps / .seconds(1))
      recording.append(spent.record / .seconds(1))
    }
    return Outcome(
      share: Self.median(zip(recording, training).map { $0 / $1 }),
      stepMilliseconds: Self.median(training) * 1e3 / Double(Self.turn),
      recordingMilliseconds: Self.median(recording) * 1e3 / Double(Self.turn),
      turns: training.count
    )
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
