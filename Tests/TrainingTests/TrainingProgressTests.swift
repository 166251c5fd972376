import Foundation
import Testing
import Training

@Suite("Training progress")
struct TrainingProgressTests {
  @Test("steps and time go on counting from checkpoint to checkpoint")
  func chain() throws {
    let experiment = Experiment.sample(steps: 9)
    var data: Data?, elapsed = 0.0
    for stop in [3, 6] {
      var trainer = try Trainer(experiment.session())
      if let data { try trainer.resume(from: TrainingCheckpoint(data, key: "k")) }
      var taken: [TrainingCheckpoint] = []
      _ = trainer.run(emit: { _ in }) { make in taken.append(make()) }
      let checkpoint = try #require(taken.first { $0.step == stop })
      #expect(checkpoint.elapsed > elapsed)
      elapsed = checkpoint.elapsed
      data = try checkpoint.data(key: "k")
    }
    var trainer = try Trainer(experiment.session())
    try trainer.resume(from: TrainingCheckpoint(try #require(data), key: "k"))
    let expected = try experiment.result()
    #expect(trainer.run { _ in }.trajectory == expected.trajectory)
  }
}
