/// How far a training run is: everything but the numbers of its model.
struct TrainingProgress: Sendable, Codable {
  /// Optimizer steps done.
  var step = 0
  /// Seconds of training, evaluation excluded.
  var seconds = 0.0
  /// Seconds since the beginning, those of processes that were ended before included.
  var elapsed = 0.0
  /// The epoch that is not complete.
  var epoch = EpochTally()
  /// The losses, and the points so far.
  var record: TrainingRecord

  /// Creates the progress of a run that has not begun.
  init(_ session: Session) {
    record = TrainingRecord(total: session.totalSteps, target: session.experiment.targetLoss)
  }
}
