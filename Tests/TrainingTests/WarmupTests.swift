import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Warm-up")
struct WarmupTests {
  private static let rate = 0.08

  /// Trains with a warm-up of four steps, and by hand with the rates that `factors` give.
  private func weights(
    _ schedule: String,
    warmup: Int,
    factors: [Double]
  ) throws -> (trained: [[Float]], expected: [[Float]]) {
    let experiment = Experiment.sample("pws", steps: factors.count) {
      $0.learningRate = Self.rate
      $0.schedule = schedule
      $0.warmupSteps = warmup
    }
    var trainer = try Trainer(experiment.session()), session = try experiment.session()
    _ = trainer.run { _ in }
    let optimizer = Optimizer(momentum: experiment.momentum, weightDecay: experiment.weightDecay)
    for (step, factor) in factors.enumerated() {
      let labels = session.load(step: step)
      session.model.forward(.training)
      _ = session.model.backward(labels: labels)
      let kernels = session.engine.kernels
      session.model.update { optimizer.step(&$0, rate: Self.rate * factor, kernels) }
    }
    return (values(trainer.trained.model), values(session.model))
  }

  private func values(_ model: Model) -> [[Float]] {
    var values: [[Float]] = []
    model.forEachParameter { values.append($0.value.values) }
    return values
  }

  @Test("the rate rises in equal parts to its first value, then stays")
  func constant() throws {
    let found = try weights("constant", warmup: 4, factors: [0.25, 0.5, 0.75, 1, 1, 1])
    #expect(found.trained == found.expected)
    let other = try weights("constant", warmup: 4, factors: [0.25, 0.5, 0.75, 1, 1, 0.75])
    #expect(other.trained != other.expected)
  }

  @Test("it multiplies what the schedule says")
  func cosine() throws {
    let schedule = (0..<5).map { Schedule.cosine.factor(step: $0, of: 5) }
    let factors = zip(schedule, [1.0 / 3, 2.0 / 3, 1, 1, 1]).map { $0 * $1 }
    let found = try weights("cosine", warmup: 3, factors: factors)
    #expect(found.trained == found.expected)
  }

  @Test("none is the default, and one step of it is none", arguments: [0, 1])
  func none(_ steps: Int) throws {
    #expect(Experiment().warmupSteps == 0)
    let found = try weights("constant", warmup: steps, factors: [1, 1, 1])
    #expect(found.trained == found.expected)
  }

  @Test("one longer than the run never reaches the rate")
  func long() throws {
    let found = try weights("constant", warmup: 100, factors: [0.01, 0.02, 0.03])
    #expect(found.trained == found.expected)
  }
}
