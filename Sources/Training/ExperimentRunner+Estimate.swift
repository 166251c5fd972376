extension ExperimentRunner {
  /// The seconds that a training would take, judged by its first steps and one evaluation.
  ///
  /// - Parameter steps: the steps that are taken to find out.
  /// - Returns: the estimate; `nil` for a measurement without training.
  /// - Throws: as `run(emit:)`.
  public func estimatedSeconds(steps: Int = 20) throws -> Double? {
    guard experiment.probe == nil else { return nil }
    let engine = try makeEngine()
    let data = try ExperimentData(experiment, directory: dataDirectory)
    let whole = try Session(experiment, data: data, engine: engine)
    var short = experiment
    short.steps = min(max(1, steps), whole.totalSteps)
    var trainer = try Trainer(Session(short, data: data, engine: engine))
    var training = 0.0, taken = 1
    var clock = TrainingClock()
    _ = clock.measure {
      trainer.run { points in
        for point in points where point.metric == "train_loss" {
          (training, taken) = (point.seconds, point.step + 1)
        }
      }
    }
    // Both splits are evaluated at the end, the test split alone after every epoch before.
    let epochs = max(1, whole.totalSteps / max(1, whole.stepsPerEpoch))
    let evaluation = max(0, clock.seconds - training) * Double(epochs + 1) / 2
    return training / Double(taken) * Double(whole.totalSteps) + evaluation
  }
}

extension Experiment {
  /// The same work without what changes only its numbers: two with the same take about the same time.
  public var ofEqualCost: Experiment {
    let usual = Experiment()
    var like = self
    like.seed = usual.seed
    (like.learningRate, like.momentum) = (usual.learningRate, usual.momentum)
    (like.biasRateFactor, like.classifierRateFactor) = (1, 1)
    (like.weightDecay, like.labelSmoothing) = (usual.weightDecay, usual.labelSmoothing)
    (like.schedule, like.milestones) = (usual.schedule, usual.milestones)
    (like.warmupSteps, like.targetLoss) = (usual.warmupSteps, usual.targetLoss)
    return like
  }
}
