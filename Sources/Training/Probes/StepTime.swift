import Kernels
import Methods
import Networks

/// How long training steps and inferences take, beside those of a reference method.
///
/// Both methods have the same network, images and optimizer in one process. A round is four turns in
/// the order reference, method, method, reference, so that a machine that slows down steadily slows both
/// alike; a turn is `turn_steps` training steps and as many inferences on one batch, and counts with
/// its median. The first `warmup` rounds are not counted. Loading images is no part of a step.
///
/// Reported are medians over the rounds, in seconds, and the medians of the rounds' ratios
/// reference/method: above 1 the method is faster. Times do not repeat; the losses of the method do.
package enum StepTime {
  static var probe: Probe {
    Probe(
      name: "step-time",
      summary: "time of training steps and inferences beside a reference method",
      metrics: [
        "step_time", "step_time_ratio", "inference_time", "inference_time_ratio", "last_loss",
      ],
      parameters: ["turn_steps", "rounds", "warmup"],
      settings: Probe.networkSettings + ["reference", "lr", "momentum", "weight_decay"],
      length: "rounds",
      repeatable: ["last_loss"]
    ) { experiment, engine, directory, emit in
      let steps = try experiment.integer("turn_steps", atLeast: 1)
      let rounds = try experiment.integer("rounds", atLeast: 1)
      let warmup = try experiment.integer("warmup", atLeast: 1)
      guard let reference = experiment.reference else {
        throw ExperimentError.setting(name: "reference", problem: "missing; name a method")
      }
      let data = try ExperimentData(experiment, directory: directory)
      var treated = try Session(experiment, data: data, engine: engine)
      var other = experiment
      other.method = reference
      var referred = try Session(other, data: data, engine: engine)
      let labels = treated.load(step: 0)
      _ = referred.load(step: 0)
      var found = Rounds(), loss = 0.0
      for round in 0..<warmup + rounds {
        let turns = self.round(
          reference: { turn(&referred, labels, steps) },
          method: { turn(&treated, labels, steps) }
        )
        loss = turns.method.loss
        guard round >= warmup else { continue }
        emit(found.add(reference: turns.reference, method: turns.method))
      }
      return found.results.merging(["last_loss": loss]) { first, _ in first }
    }
  }

  /// Takes the four turns of a round; returns the mean of each two, with the later one's loss.
  package static func round(
    reference: () -> Turn,
    method: () -> Turn
  ) -> (reference: Turn, method: Turn) {
    let first = reference(), second = method(), third = method(), fourth = reference()
    return (first.mean(fourth), second.mean(third))
  }

  /// Takes the steps and inferences of one turn.
  private static func turn(_ session: inout Session, _ labels: [Int], _ steps: Int) -> Turn {
    let settings = session.experiment, kernels = session.engine.kernels
    let optimizer = Optimizer(momentum: settings.momentum, weightDecay: settings.weightDecay)
    var turn = Turn(), training: [Double] = [], inference: [Double] = []
    for _ in 0..<steps {
      var clock = TrainingClock()
      turn.loss = clock.measure {
        session.model.forward(.training)
        let loss = session.model.backward(labels: labels).loss
        session.model.update { optimizer.step(&$0, rate: settings.learningRate, kernels) }
        return loss
      }
      training.append(clock.seconds)
    }
    for _ in 0..<steps {
      var clock = TrainingClock()
      clock.measure { session.model.forward(.inference) }
      inference.append(clock.seconds)
    }
    turn.step = median(training)
    turn.inference = median(inference)
    return turn
  }

  /// The median of a list that is not empty.
  package static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted(), middle = sorted.count / 2
    guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// What a turn took, in seconds per step and per inference, and its last loss.
  package struct Turn {
    package var step = 0.0
    package var inference = 0.0
    package var loss = 0.0

    package init(step: Double = 0, inference: Double = 0, loss: Double = 0) {
      self.step = step
      self.inference = inference
      self.loss = loss
    }

    /// The mean of the times, and the loss of the later turn.
    func mean(_ later: Turn) -> Turn {
      Turn(
        step: (step + later.step) / 2,
        inference: (inference + later.inference) / 2,
        loss: later.loss
      )
    }
  }

  /// The counted rounds.
  package struct Rounds {
    private var samples: [String: [Double]] = [:]

    package init() {}

    /// Adds a round; returns its samples, with the number of the round as their step.
    package mutating func add(reference: Turn, method: Turn) -> [Point] {
      let round = [
        "step_time": method.step, "step_time_ratio": reference.step / method.step,
        "inference_time": method.inference,
        "inference_time_ratio": reference.inference / method.inference,
      ]
      return round.sorted { $0.key < $1.key }.map { metric, value in
        samples[metric, default: []].append(value)
        let number = samples[metric, default: []].count
        return Point(step: number, seconds: 0, metric: metric, value: value)
      }
    }

    /// The median of every metric.
    package var results: [String: Double] { samples.mapValues(StepTime.median) }
  }
}
