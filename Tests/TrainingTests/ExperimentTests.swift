import Foundation
import Testing
import Training

@Suite("Experiment")
struct ExperimentTests {
  @Test("an experiment survives its coding")
  func experiment() throws {
    let experiment = Experiment.sample("pws", steps: 3) {
      $0.probe = "gradient-line"
      $0.learningRate = 0.1 + 0.2
      $0.milestones = [1.0 / 3]
      $0.augment = true
      $0.seed = -7
      $0.kernels = "openblas"
      $0.parameters = ["batches": [1, 4, 7], "step_sizes": [1e-300]]
    }
    let coded = try JSONEncoder().encode(experiment)
    #expect(try JSONDecoder().decode(Experiment.self, from: coded) == experiment)
    #expect(experiment != Experiment())
  }

  @Test("a result with infinite numbers survives its coding")
  func result() throws {
    let result = ExperimentResult(
      diverged: true,
      results: ["train_loss": .infinity, "first_loss": 2.3],
      trajectory: "00ff"
    )
    let point = Point(step: 3, seconds: 0.5, metric: "train_loss", value: -.infinity)
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "+inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "+inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    #expect(
      try decoder.decode(ExperimentResult.self, from: encoder.encode(result)) == result
    )
    #expect(try decoder.decode(Point.self, from: encoder.encode(point)) == point)
  }

  @Test("the defaults make a run that trains")
  func defaults() throws {
    let experiment = Experiment()
    #expect(experiment.probe == nil)
    #expect(Schedule(named: experiment.schedule, milestones: experiment.milestones) == .constant)
    #expect(experiment.labelSmoothing == 0)
    #expect(experiment.batch > 0 && experiment.epochs > 0 && experiment.learningRate > 0)
  }
}
