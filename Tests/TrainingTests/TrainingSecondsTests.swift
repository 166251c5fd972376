import Kernels
import Methods
import Testing
import Training

/// What the seconds of a training run count, by a clock that its passes move.
@Suite("Training seconds")
struct TrainingSecondsTests {
  @Test("the time to a target and of points is that of training steps; evaluations are left out")
  func evaluations() throws {
    let clock = PassClock()
    let experiment = Experiment.sample("none", steps: 40) {
      $0.learningRate = 1e-3
      $0.targetLoss = 100
    }
    let session = try Session(
      experiment,
      method: clock.method(),
      data: ExperimentData(experiment, directory: nil),
      engine: Engine()
    )
    var trainer = try Trainer(session, by: { clock.now }), points: [Point] = []
    let results = trainer.run { points += $0 }.results
    // The mean of the first twenty losses is below the target; two epochs were evaluated before.
    #expect(results["steps_to_target"] == 20 && results["seconds_to_target"] == 20)
    let losses = points.filter { $0.metric == "train_loss" }
    #expect(losses.map(\.seconds) == (1...40).map(Double.init))
    let evaluations = points.filter { $0.metric == "test_accuracy" }
    #expect(evaluations.map(\.seconds) == [8, 16, 24, 32, 40])
    // Three batches of eight hold the twenty test images.
    #expect(clock.now >= .seconds(40 + 5 * 3 * 1000))
  }
}
