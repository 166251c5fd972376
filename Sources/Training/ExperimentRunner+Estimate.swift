import Kernels

extension ExperimentRunner {
  /// The seconds that the experiment would take.
  ///
  /// A training is judged by its first steps and one evaluation, a probe by two short measurements,
  /// or by a whole one where it is short.
  ///
  /// - Parameter steps: the steps of a training that are taken to find out.
  /// - Returns: the estimate.
  /// - Throws: as `run(emit:)`.
  public func estimatedSeconds(steps: Int = 20) throws -> Double {
    let engine = try makeEngine()
    if let name = experiment.probe {
      guard let probe = ProbeRegistry.probe(named: name) else {
        throw ExperimentError.unknown(what: "probe", name: name)
      }
      return try seconds(of: probe, engine)
    }
    return try trainingSeconds(steps: steps, engine)
  }

  /// The line through the times of two small lengths, at the length of the experiment.
  private func seconds(of probe: Probe, _ engine: Engine) throws -> Double {
    func seconds(_ experiment: Experiment) throws -> Double {
      let start = ContinuousClock.now
      _ = try probe.run(experiment, engine, dataDirectory) { _ in }
      return start.duration(to: .now) / .seconds(1)
    }
    let small = 2, large = 5
    guard let length = probe.length else { return try seconds(experiment) }
    let whole = try self.length(length, engine)
    guard whole > large else { return try seconds(experiment) }
    // The longer one first: what only the first run pays then makes the estimate larger, not smaller.
    let long = try seconds(experiment.shortened(length, to: large))
    let short = try seconds(experiment.shortened(length, to: small))
    let growth = long > short ? (long - short) / Double(large - small) : long / Double(large)
    return long + growth * Double(whole - large)
  }

  /// How long a probe is: its steps, the one number of a parameter, or how many numbers it has.
  private func length(_ name: String, _ engine: Engine) throws -> Int {
    if name == "steps" { return try Session(probing: experiment, engine, dataDirectory).totalSteps }
    let numbers = try experiment.numbers(name)
    return numbers.count == 1 ? Int(exactly: numbers[0]) ?? 0 : numbers.count
  }

  private func trainingSeconds(steps: Int, _ engine: Engine) throws -> Double {
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
  /// The experiment with a probe's length cut down.
  fileprivate func shortened(_ length: String, to count: Int) -> Experiment {
    var short = self
    if length == "steps" { short.steps = count }
    if let numbers = parameters[length] {
      short.parameters[length] = numbers.count == 1 ? [Double(count)] : Array(numbers.prefix(count))
    }
    return short
  }

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
