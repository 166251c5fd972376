import Testing
import Training

@Suite("Step time")
struct StepTimeTests {
  private func experiment(reference: String? = "bn") -> Experiment {
    var experiment = Experiment()
    experiment.probe = "step-time"
    experiment.method = "none"
    experiment.reference = reference
    experiment.imageSize = 8
    experiment.trainImages = 8
    experiment.testImages = 8
    experiment.batch = 4
    experiment.learningRate = 0.01
    experiment.parameters = ["turn_steps": [2], "rounds": [3], "warmup": [1]]
    return experiment
  }

  private func run(_ experiment: Experiment) throws -> (ExperimentResult, [Point]) {
    var runner = ExperimentRunner(experiment, dataDirectory: nil), points: [Point] = []
    let result = try runner.run { points += $0 }
    return (result, points)
  }

  @Test("every counted round is a sample, and the results are medians of the samples")
  func samples() throws {
    let (result, points) = try run(experiment())
    for metric in ["step_time", "step_time_ratio", "inference_time", "inference_time_ratio"] {
      let samples = points.filter { $0.metric == metric }
      #expect(samples.map(\.step) == [1, 2, 3])
      #expect(samples.allSatisfy { $0.value > 0 && $0.value.isFinite })
      #expect(result.results[metric] == samples.map(\.value).sorted()[1])
    }
    #expect(result.results.count == 5)
  }

  @Test("times differ from run to run, the trajectory does not")
  func trajectory() throws {
    let (first, _) = try run(experiment()), (second, _) = try run(experiment())
    #expect(first.trajectory == second.trajectory)
    #expect(first.results["last_loss"] == second.results["last_loss"])
    var other = experiment()
    other.method = "bn"
    #expect(try run(other).0.trajectory != first.trajectory)
  }

  @Test("a round is reference, method, method, reference, so that a steady drift cancels")
  func order() {
    var order = ""
    func turn(_ name: String) -> StepTime.Turn {
      order += name
      let number = Double(order.count)
      return StepTime.Turn(step: number, inference: 10 * number, loss: number)
    }
    let round = StepTime.round(reference: { turn("A") }, method: { turn("B") })
    #expect(order == "ABBA")
    #expect(round.reference.step == 2.5 && round.method.step == 2.5)
    #expect(round.reference.inference == 25 && round.method.inference == 25)
    #expect(round.method.loss == 3)
  }

  @Test("ratios are reference over method: above one the method is faster")
  func ratios() {
    var rounds = StepTime.Rounds()
    for factor in [1.0, 3, 2] {
      _ = rounds.add(
        reference: StepTime.Turn(step: 2 * factor, inference: 1),
        method: StepTime.Turn(step: factor, inference: 4)
      )
    }
    #expect(rounds.results["step_time"] == 2 && rounds.results["step_time_ratio"] == 2)
    #expect(rounds.results["inference_time_ratio"] == 0.25)
  }

  @Test("the median of an even number of values is the mean of the middle two")
  func median() {
    #expect(StepTime.median([4, 1, 3, 2]) == 2.5 && StepTime.median([5, 1, 3]) == 3)
  }

  @Test("a timing without a reference is refused")
  func noReference() {
    #expect(throws: ExperimentError.self) { try run(experiment(reference: nil)) }
  }
}
