import Datasets
import Kernels
import Methods
import Networks

/// Trains a model and measures it.
///
/// Metrics: `train_loss` (mean of the last 20 losses), `first_loss`, `test_accuracy` and
/// `train_accuracy` (percent), `diverged` (0 or 1), `diverged_step`. A run diverges when a loss is not
/// finite or exceeds 1e3; it then counts with an infinite loss and the accuracy of chance.
public struct Trainer: Sendable {
  /// The names of the metrics.
  public static let metrics = [
    "train_loss", "first_loss", "test_accuracy", "train_accuracy", "diverged", "diverged_step",
  ]

  private var session: Session
  private let schedule: Schedule
  private let optimizer: Optimizer
  private var losses: [Double] = []
  private var trajectory = Trajectory()

  /// Losses beyond this count as diverged.
  private static let limit = 1e3
  /// Losses of which the mean is reported.
  private static let window = 20
  /// Points of the loss curve that are kept, about.
  private static let curve = 200

  /// Prepares a run.
  ///
  /// - Throws: `ExperimentError` when the schedule is unknown.
  public init(_ session: Session) throws(ExperimentError) {
    let experiment = session.experiment
    guard let schedule = Schedule(named: experiment.schedule, milestones: experiment.milestones)
    else { throw .unknown(what: "schedule", name: experiment.schedule) }
    self.session = session
    self.schedule = schedule
    optimizer = Optimizer(momentum: experiment.momentum, weightDecay: experiment.weightDecay)
  }

  /// Trains to the end or to divergence; `emit` receives points as they are measured.
  public mutating func run(emit: ([Point]) -> Void) -> ExperimentResult {
    let total = session.totalSteps, stride = max(1, total / Self.curve)
    var clock = TrainingClock(), points: [Point] = []
    var epoch = EpochTally()
    for step in 0..<total {
      let value = clock.measure { advance(step, of: total) }, loss = value.loss
      epoch.add(value, images: session.model.batch)
      if step % stride == 0 || step == total - 1 {
        points.append(
          Point(step: step, seconds: clock.seconds, metric: "train_loss", value: loss)
        )
      }
      guard !Self.isDiverged(loss) else {
        emit(points)
        return result(divergedAt: step)
      }
      if (step + 1) % session.stepsPerEpoch == 0, step + 1 < total {
        emit(points + epoch.points(step + 1, clock.seconds, test: session.accuracy(.test)))
        (points, epoch) = ([], EpochTally())
      }
    }
    let result = result(divergedAt: nil)
    emit(
      points
        + epoch.points(total, clock.seconds, test: result.results["test_accuracy"] ?? .nan)
    )
    return result
  }

  /// The session with the model as it is now.
  public var trained: Session { session }

  /// Whether a loss counts as diverged.
  static func isDiverged(_ loss: Double) -> Bool { !(loss <= limit) }

  /// Trains to the end or to divergence, unrecorded, and shows what every step leaves behind: the
  /// model after its update, with the batch, maps and gradients from before it.
  ///
  /// - Returns: the step whose loss diverged; there was no update then.
  mutating func run(watch: (_ step: Int, _ session: Session) -> Void) -> Int? {
    let total = session.totalSteps
    for step in 0..<total {
      guard !Self.isDiverged(advance(step, of: total).loss) else { return step }
      watch(step, session)
    }
    return nil
  }

  /// One optimizer step; returns the loss before it.
  private mutating func advance(_ step: Int, of total: Int) -> SoftmaxCrossEntropy.Value {
    let labels = session.load(step: step)
    session.model.forward(.training)
    let value = session.model.backward(labels: labels), loss = value.loss
    losses.append(loss)
    trajectory.add(loss: loss)
    guard !Self.isDiverged(loss) else { return value }
    let rate = session.experiment.learningRate * schedule.factor(step: step, of: total)
    let optimizer = optimizer, kernels = session.engine.kernels
    session.model.update { optimizer.step(&$0, rate: rate, kernels) }
    return value
  }

  private mutating func result(divergedAt step: Int?) -> ExperimentResult {
    trajectory.add(weights: session.model)
    let chance = 100 / Double(session.data.train.classes)
    let last = losses.suffix(Self.window)
    let mean = last.reduce(0, +) / Double(last.count)
    let results: [String: Double] = [
      "train_loss": step == nil ? mean : .infinity,
      "first_loss": losses.first ?? .nan,
      "test_accuracy": step == nil ? session.accuracy(.test) : chance,
      "train_accuracy": step == nil ? session.accuracy(.train) : chance,
      "diverged": step == nil ? 0 : 1,
      "diverged_step": step.map(Double.init) ?? .infinity,
    ]
    return ExperimentResult(
      diverged: step != nil,
      results: results,
      trajectory: trajectory.digest
    )
  }
}
