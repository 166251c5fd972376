import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Training record")
struct TrainingRecordTests {
  private func points(_ experiment: Experiment, _ metric: String) throws -> [Point] {
    try experiment.measured().points.filter { $0.metric == metric }
  }

  private func norm(_ numbers: [Float]) -> Double {
    numbers.reduce(0.0) { $0 + Double($1) * Double($1) }
  }

  @Test("norms are kept every tenth step and at the last")
  func stride() throws {
    let experiment = Experiment.sample(steps: 25)
    for metric in ["gradient_norm", "weight_norm"] {
      #expect(try points(experiment, metric).map(\.step) == [0, 10, 20, 24])
    }
  }

  @Test("long runs keep about a hundred")
  func longRun() throws {
    let experiment = Experiment.sample("none", network: "plain-4", steps: 1201) {
      $0.imageSize = 8
      $0.batch = 1
      $0.learningRate = 1e-4
      $0.testImages = 1
    }
    #expect(
      try points(experiment, "weight_norm").map(\.step)
        == Array(Swift.stride(from: 0, through: 1200, by: 12))
    )
  }

  @Test(
    "norms are those of all gradients and of all parameters after the step",
    arguments: ["bn", "gc"]
  )
  func norms(_ method: String) throws {
    let experiment = Experiment.sample(method, steps: 1) { $0.learningRate = 0.01 }
    var session = try experiment.session()
    let labels = session.load(step: 0)
    session.model.forward(.training)
    _ = session.model.backward(labels: labels)
    var gradient = 0.0, weight = 0.0
    session.model.forEachParameter { gradient += norm($0.gradient.values) }
    var trainer = try Trainer(experiment.session())
    _ = trainer.run { _ in }
    trainer.trained.model.forEachParameter { weight += norm($0.value.values) }
    let foundGradient = try #require(points(experiment, "gradient_norm").first).value
    let foundWeight = try #require(points(experiment, "weight_norm").first).value
    #expect(abs(foundGradient / gradient.squareRoot() - 1) < 1e-9)
    #expect(abs(foundWeight / weight.squareRoot() - 1) < 1e-9)
  }

  @Test("accuracy is kept per evaluation, with the seconds of training before it")
  func evaluations() throws {
    let found = try points(Experiment.sample(steps: 24), "test_accuracy")
    #expect(found.map(\.step) == [8, 16, 24])
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.seconds < $1.seconds })
  }
}
