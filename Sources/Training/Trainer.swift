import Datasets
import Kernels
import Methods
import Networks

/// Trains a model and measures it.
///
/// Metrics: `train_loss` (mean of the last 20 losses), `first_loss`, `test_accuracy` and
/// `train_accuracy` (percent), `validation_accuracy` (percent) and `validation_loss` where images are
/// held out, `diverged` (0 or 1), `diverged_step`, `steps_to_target` and `seconds_to_target` (until the mean of the last 20 losses was at most the experiment's target,
/// evaluation excluded; infinite when it never was). A run diverges when a loss is not finite or
/// exceeds 1e3; it then counts with an infinite loss, the accuracy of chance, and no target reached.
public struct Trainer: Sendable {
  /// The names of the metrics.
  public static let metrics = [
    "train_loss", "first_loss", "test_accuracy", "train_accuracy", "validation_accuracy",
    "validation_loss", "diverged", "diverged_step", "steps_to_target", "seconds_to_target",
  ]

  /// The setting of a suite, a number above zero, without which a metric is not reported.
  public static let metricNeeds = [
    "validation_accuracy": "validation_images", "validation_loss": "validation_images",
    "steps_to_target": "target_loss", "seconds_to_target": "target_loss",
  ]

  private var session: Session
  private let now: TrainingClock.Source
  private let schedule: Schedule
  private let optimizer: Optimizer
  private var trajectory = Trajectory()
  private var progress: TrainingProgress

  /// Losses beyond this count as diverged.
  private static let limit = 1e3

  /// Prepares a run.
  ///
  /// - Throws: `ExperimentError` when the schedule is unknown.
  public init(_ session: Session) throws(ExperimentError) {
    try self.init(session, by: TrainingClock.continuous())
  }

  /// Prepares a run whose seconds go by `now`.
  package init(_ session: Session, by now: @escaping TrainingClock.Source) throws(ExperimentError) {
    let experiment = session.experiment
    guard let schedule = Schedule(named: experiment.schedule, milestones: experiment.milestones)
    else { throw .unknown(what: "schedule", name: experiment.schedule) }
    self.session = session
    self.now = now
    progress = TrainingProgress(session)
    self.schedule = schedule
    var optimizer = Optimizer(
      momentum: experiment.momentum,
      weightDecay: experiment.weightDecay
    )
    optimizer.biasRateFactor = experiment.biasRateFactor
    optimizer.classifierRateFactor = experiment.classifierRateFactor
    self.optimizer = optimizer
  }

  /// Goes on where a checkpoint of the same experiment was taken.
  ///
  /// - Throws: `TrainingCheckpoint.Problem` when it is of another model; nothing has changed then.
  public mutating func resume(
    from checkpoint: TrainingCheckpoint
  ) throws(TrainingCheckpoint.Problem) {
    try checkpoint.restore(&session.model)
    progress = checkpoint.progress
    progress.record.rewind()
    trajectory = Trajectory()
    for loss in progress.record.losses { trajectory.add(loss: loss) }
  }

  /// Trains to the end or to divergence.
  ///
  /// - Parameters:
  ///   - emit: receives points as they are measured, after a checkpoint those before it too.
  ///   - save: called after every step but the last, with what makes a checkpoint.
  /// - Returns: what was measured.
  public mutating func run(
    emit: ([Point]) -> Void,
    save: (() -> TrainingCheckpoint) -> Void = { _ in }
  ) -> ExperimentResult {
    let total = session.totalSteps, started = ContinuousClock.now, before = progress.elapsed
    var clock = TrainingClock(seconds: progress.seconds, by: now)
    if progress.step > 0 { emit(progress.record.take()) }
    while progress.step < total {
      let step = progress.step
      let value = clock.measure { advance(step, of: total) }, loss = value.loss
      progress.step = step + 1
      progress.seconds = clock.seconds
      progress.epoch.add(value, images: session.model.batch)
      progress.record.add(step, loss: loss, seconds: clock.seconds, session.model)
      guard !Self.isDiverged(loss) else {
        emit(progress.record.take())
        return result(divergedAt: step)
      }
      guard step + 1 < total else { break }
      if (step + 1) % session.stepsPerEpoch == 0 {
        endEpoch(test: session.accuracy(.test), emit)
      }
      save {
        var progress = progress
        progress.elapsed = before + (ContinuousClock.now - started) / .seconds(1)
        return TrainingCheckpoint(progress, of: session.model)
      }
    }
    let result = result(divergedAt: nil)
    endEpoch(test: result.results["test_accuracy"] ?? .nan, emit)
    return result
  }

  /// Reports what the steps since the last evaluation gave.
  private mutating func endEpoch(test: Double, _ emit: ([Point]) -> Void) {
    let points = progress.epoch.points(progress.step, progress.seconds, test: test)
    progress.record.add(points)
    progress.epoch = EpochTally()
    emit(progress.record.take())
  }

  /// The session with the model as it is now.
  public var trained: Session { session }

  /// Whether a loss counts as diverged.
  package static func isDiverged(_ loss: Double) -> Bool { !loss.isFinite || loss > limit }

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
    let smoothing = session.experiment.labelSmoothing
    let value = session.model.backward(labels: labels, smoothing: smoothing), loss = value.loss
    trajectory.add(loss: loss)
    guard !Self.isDiverged(loss) else { return value }
    let warmup = min(1, Double(step + 1) / Double(max(1, session.experiment.warmupSteps)))
    let rate = session.experiment.learningRate * schedule.factor(step: step, of: total) * warmup
    let optimizer = optimizer, kernels = session.engine.kernels
    session.model.update { optimizer.step(&$0, rate: rate, kernels) }
    return value
  }

  private mutating func result(divergedAt step: Int?) -> ExperimentResult {
    let record = progress.record
    trajectory.add(weights: session.model)
    let chance = 100 / Double(session.data.train.classes)
    let arrival = step == nil ? record.arrival : nil
    var results: [String: Double] = [
      "train_loss": step == nil ? record.meanLoss : .infinity,
      "first_loss": record.losses.first ?? .nan,
      "test_accuracy": step == nil ? session.accuracy(.test) : chance,
      "train_accuracy": step == nil ? session.accuracy(.train) : chance,
      "diverged": step == nil ? 0 : 1,
      "diverged_step": step.map(Double.init) ?? .infinity,
      "steps_to_target": arrival.map { Double($0.steps) } ?? .infinity,
      "seconds_to_target": arrival?.seconds ?? .infinity,
    ]
    if session.data.validation != nil {
      let held = step == nil ? session.validation() : nil
      results["validation_accuracy"] = held?.accuracy ?? chance
      results["validation_loss"] = held?.loss ?? .infinity
    }
    return ExperimentResult(
      diverged: step != nil,
      results: results,
      trajectory: trajectory.digest
    )
  }
}
