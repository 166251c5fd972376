import Datasets
import Kernels
import Testing
import Training

@Suite("Trainer")
struct TrainerTests {
  private func number(_ metric: String, of result: ExperimentResult) throws -> Double {
    try #require(result.results[metric], "\(metric) is missing")
  }

  @Test("a network with BatchNorm learns the procedural images")
  func learning() throws {
    let experiment = Experiment.sample("bn", steps: 120) {
      $0.trainImages = 512
      $0.validationImages = 100
      $0.testImages = 200
      $0.batch = 32
    }
    let result = try experiment.result()
    #expect(Set(result.results.keys) == Set(Trainer.metrics))
    #expect(!result.diverged)
    #expect(try number("train_loss", of: result) < 2)
    #expect(try number("train_loss", of: result) < number("first_loss", of: result))
    #expect(try number("train_accuracy", of: result) > 25)
    #expect(try number("validation_accuracy", of: result) > 25)
    #expect(try number("validation_loss", of: result) < 2.3)
    #expect(try number("diverged", of: result) == 0)
    #expect(try number("diverged_step", of: result) == .infinity)
  }

  @Test("a network without normalization diverges at a large learning rate")
  func divergence() throws {
    let experiment = Experiment.sample("none", network: "resnet-20", steps: 40) {
      $0.learningRate = 1
      $0.validationImages = 20
    }
    let (result, points) = try experiment.measured()
    #expect(result.diverged)
    #expect(Set(result.results.keys) == Set(Trainer.metrics))
    #expect(try number("train_loss", of: result) == .infinity)
    #expect(try number("test_accuracy", of: result) == 10)
    #expect(try number("train_accuracy", of: result) == 10)
    #expect(try number("validation_accuracy", of: result) == 10)
    #expect(try number("validation_loss", of: result) == .infinity)
    #expect(try number("diverged", of: result) == 1)
    let step = try number("diverged_step", of: result)
    try #require(step >= 1 && step < 8)
    // The last loss is the one that was too large, and no test image was looked at.
    #expect(!points.contains { $0.metric == "test_accuracy" })
    let losses = points.filter { $0.metric == "train_loss" }
    #expect(losses.map(\.step) == Array(0...Int(step)))
    let last = try #require(losses.last?.value)
    #expect(!(last <= 1e3))
    #expect(losses.dropLast().allSatisfy { $0.value <= 1e3 })
    #expect(try number("steps_to_target", of: result) == .infinity)
  }

  @Test("a loss is diverged when it is not finite or exceeds 1e3")
  func limit() {
    for loss in [.nan, .infinity, -.infinity, 1e3.nextUp] as [Double] {
      #expect(Trainer.isDiverged(loss), "\(loss)")
    }
    for loss in [1e3, 2.3, 0] { #expect(!Trainer.isDiverged(loss), "\(loss)") }
  }

  @Test(
    "B7: without batch statistics single images are enough to learn from",
    arguments: ["msr", "pws"]
  )
  func singleImages(_ method: String) throws {
    let experiment = Experiment.sample(method, steps: 100) {
      $0.batch = 1
      $0.learningRate = 0.01
      $0.trainImages = 16
    }
    let losses = try experiment.measured().points.filter { $0.metric == "train_loss" }
    func mean(_ points: some Collection<Point>) -> Double {
      points.reduce(0) { $0 + $1.value } / Double(points.count)
    }
    #expect(losses.count == 100)
    #expect(mean(losses.suffix(32)) < 0.9 * mean(losses.prefix(32)))
  }

  @Test("images held out change neither the run nor, when there are none, the metrics")
  func validation() throws {
    let without = try Experiment.sample(steps: 4).result()
    let held = try Experiment.sample(steps: 4) { $0.validationImages = 20 }.result()
    #expect(held.trajectory == without.trajectory)
    let names = Set(held.results.keys).subtracting(without.results.keys)
    #expect(names == ["validation_accuracy", "validation_loss"])
  }

  @Test("the same experiment gives the same numbers, another seed others")
  func repetition() throws {
    let experiment = Experiment.sample(steps: 10) { $0.augment = true }
    let first = try experiment.result(), second = try experiment.result()
    #expect(first == second)
    var other = experiment
    other.seed = 1
    #expect(try other.result().trajectory != first.trajectory)
  }

  @Test(
    "everything in the recipe has an effect",
    arguments: [
      { $0.learningRate = 0.2 }, { $0.momentum = 0.5 }, { $0.weightDecay = 0 },
      { $0.schedule = "cosine" }, { $0.augment = true }, { $0.batch = 4 },
      { $0.method = "none" }, { $0.trainImages = 48 }, { $0.imageSize = 8 },
      { $0.labelSmoothing = 0.1 }, { $0.warmupSteps = 3 }, { $0.biasRateFactor = 0.5 },
      { $0.classifierRateFactor = 0.5 },
    ] as [@Sendable (inout Experiment) -> Void]
  )
  func recipe(_ change: @Sendable (inout Experiment) -> Void) throws {
    #expect(
      try Experiment.sample(steps: 4, change).result().trajectory
        != Experiment.sample(steps: 4).result().trajectory
    )
  }

  @Test("threads do not change a number", arguments: ["bn", "pws", "gn"])
  func threads(_ method: String) throws {
    let experiment = Experiment.sample(method) { $0.augment = true }
    let expected = try experiment.result()
    for threads in [2, 3] {
      #expect(try experiment.measured(threads: threads).result == expected)
    }
  }

  @Test("instruction sets do not change a number", arguments: ["bn", "pws", "msr"])
  func levels(_ method: String) throws {
    let experiment = Experiment.sample(method, steps: 3) { $0.testImages = 8 }
    let results = try KernelLevel.allCases.filter(\.isAvailable).map {
      try experiment.measured(level: $0.rawValue).result
    }
    #expect(Set(results).count == 1)
  }

  @Test("a batch beyond the images trains on all of them")
  func largeBatch() throws {
    let whole = Experiment.sample(steps: 3) { $0.batch = 64 }
    let beyond = Experiment.sample(steps: 3) { $0.batch = 65 }
    #expect(try whole.result() == beyond.result())
  }

  @Test("evaluation does not change the trajectory")
  func evaluation() throws {
    let experiment = Experiment.sample(steps: 20)
    let expected = try experiment.result().trajectory
    var more = experiment
    more.testImages = 33
    #expect(try more.result().trajectory == expected)
    var session = try experiment.session()
    _ = session.accuracy(.test)
    _ = session.accuracy(.train)
    var trainer = try Trainer(session)
    #expect(trainer.run { _ in }.trajectory == expected)
  }

  @Test("the last twenty losses make the reported one")
  func window() throws {
    let (result, points) = try Experiment.sample(steps: 25).measured()
    let losses = points.filter { $0.metric == "train_loss" }.map(\.value)
    #expect(losses.count == 25)
    #expect(try number("first_loss", of: result) == losses[0])
    #expect(
      try number("train_loss", of: result) == losses.suffix(20).reduce(0, +) / 20
    )
  }

  @Test("steps to a target are counted to the first mean of twenty losses below it")
  func target() throws {
    let experiment = Experiment.sample(steps: 40)
    let (result, points) = try experiment.measured()
    #expect(try number("steps_to_target", of: result) == .infinity)
    #expect(try number("seconds_to_target", of: result) == .infinity)
    let losses = points.filter { $0.metric == "train_loss" }.map(\.value)
    let means = (20...40).map { losses[($0 - 20)..<$0].reduce(0, +) / 20 }
    let target = means[10]
    let expected = 20 + (means.firstIndex { $0 <= target } ?? 0)
    var aimed = experiment
    aimed.targetLoss = target
    let reached = try aimed.result()
    #expect(try number("steps_to_target", of: reached) == Double(expected))
    #expect(try number("seconds_to_target", of: reached) > 0)
    #expect(reached.trajectory == result.trajectory)
    #expect(
      result.results.filter { !$0.key.hasSuffix("_to_target") }
        == reached.results.filter { !$0.key.hasSuffix("_to_target") }
    )
  }

  @Test("the loss of every step is kept")
  func curve() throws {
    let experiment = Experiment.sample("none", steps: 401) {
      $0.imageSize = 8
      $0.batch = 1
      $0.learningRate = 1e-4
      $0.testImages = 1
    }
    let steps = try experiment.measured().points.filter { $0.metric == "train_loss" }.map(\.step)
    #expect(steps == Array(0...400))
  }

  @Test("what was trained can be taken out")
  func trained() throws {
    let experiment = Experiment.sample(steps: 4)
    var trainer = try Trainer(experiment.session())
    let before = Checkpoint.tensors(of: trainer.trained.model)
    let result = trainer.run { _ in }
    #expect(Checkpoint.tensors(of: trainer.trained.model) != before)
    var session = trainer.trained
    #expect(session.accuracy(.test) == result.results["test_accuracy"])
  }

  @Test("an unknown schedule is an error")
  func schedule() throws {
    let session = try Experiment.sample { $0.schedule = "linear" }.session()
    #expect(throws: ExperimentError.unknown(what: "schedule", name: "linear")) {
      try Trainer(session)
    }
  }
}
