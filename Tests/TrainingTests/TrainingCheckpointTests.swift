import Foundation
import Methods
import Testing
import Training

@Suite("Training checkpoint")
struct TrainingCheckpointTests {
  /// Runs an experiment and takes the bytes of its checkpoint after so many steps.
  private func checkpoint(
    of experiment: Experiment,
    after step: Int
  ) throws -> (result: ExperimentResult, points: [Point], data: Data) {
    var trainer = try Trainer(experiment.session())
    var points: [Point] = [], checkpoints: [TrainingCheckpoint] = []
    let result = trainer.run(emit: { points += $0 }) { make in checkpoints.append(make()) }
    let taken = try #require(checkpoints.first { $0.step == step })
    return (result, points, try taken.data(key: "key"))
  }

  /// Without seconds, which no two runs share.
  private func numbers(_ result: ExperimentResult) -> [String: Double] {
    result.results.filter { $0.key != "seconds_to_target" }
  }

  @Test(
    "a run that goes on from a checkpoint ends with the bits of one that was not stopped",
    arguments: MethodRegistry.names + [
      "bn+noise", "lsuv+noise", "activation=bn-freeze(steps=2)", "activation=bn-freeze(steps=4)",
      "activation=bn-freeze(steps=4),branch=skipinit",
    ]
  )
  func bits(_ method: String) throws {
    let experiment = Experiment.sample(method, steps: 7) {
      // Two and a half batches an epoch: the checkpoint is taken in the middle of the second.
      $0.trainImages = 24
      $0.validationImages = 8
      $0.testImages = 8
      $0.augment = true
      $0.schedule = "cosine"
      $0.warmupSteps = 5
      $0.learningRate = 0.02
      $0.targetLoss = 10
    }
    let (whole, allPoints, data) = try checkpoint(of: experiment, after: 4)
    var trainer = try Trainer(experiment.session())
    try trainer.resume(from: TrainingCheckpoint(data, key: "key"))
    var points: [Point] = []
    let rest = trainer.run { points += $0 }
    #expect(rest.trajectory == whole.trajectory)
    #expect(numbers(rest) == numbers(whole))
    func row(_ point: Point) -> String { "\(point.metric) \(point.step) \(point.value)" }
    #expect(points.map(row) == allPoints.map(row))
  }

  @Test("a target that was reached before the checkpoint stays reached, at its time")
  func target() throws {
    let experiment = Experiment.sample(steps: 30) { $0.targetLoss = 100 }
    let (whole, _, data) = try checkpoint(of: experiment, after: 25)
    var trainer = try Trainer(experiment.session())
    try trainer.resume(from: TrainingCheckpoint(data, key: "key"))
    let rest = trainer.run { _ in }
    #expect(whole.results["steps_to_target"] == 20)
    #expect(rest.results["seconds_to_target"] == whole.results["seconds_to_target"])
  }

  @Test("one changed bit anywhere, and a missing end, are found")
  func damage() throws {
    let (_, _, data) = try checkpoint(of: .sample(steps: 3), after: 1)
    #expect(throws: Never.self) { try TrainingCheckpoint(data, key: "key") }
    for place in stride(from: 0, to: data.count, by: data.count / 40) {
      var changed = data
      changed[place] ^= 1
      #expect(throws: TrainingCheckpoint.Problem.self, "byte \(place)") {
        try TrainingCheckpoint(changed, key: "key")
      }
    }
    #expect(throws: TrainingCheckpoint.Problem.self) {
      try TrainingCheckpoint(data.dropLast(), key: "key")
    }
    #expect(throws: TrainingCheckpoint.Problem.self) { try TrainingCheckpoint(Data(), key: "") }
  }

  @Test("a checkpoint of another cell, or of another model, is refused")
  func foreign() throws {
    let (_, _, data) = try checkpoint(of: .sample(steps: 3), after: 1)
    #expect(throws: TrainingCheckpoint.Problem.foreign) {
      try TrainingCheckpoint(data, key: "other")
    }
    let checkpoint = try TrainingCheckpoint(data, key: "key")
    #expect(checkpoint.step == 1 && checkpoint.elapsed > 0)
    let other = Experiment.sample("none", steps: 3)
    var trainer = try Trainer(other.session())
    #expect(throws: TrainingCheckpoint.Problem.foreign) { try trainer.resume(from: checkpoint) }
    #expect(try trainer.run { _ in } == other.result())
  }
}
