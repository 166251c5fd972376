import Testing
import Training

@Suite("ExperimentRunner estimate")
struct ExperimentRunnerEstimateTests {
  @Test("a longer run is estimated longer, from the same few steps")
  func longer() throws {
    func estimate(_ steps: Int) throws -> Double {
      let runner = ExperimentRunner(.sample(steps: steps), dataDirectory: nil)
      return try #require(try runner.estimatedSeconds(steps: 2))
    }
    let short = try estimate(2), long = try estimate(2000)
    #expect(short > 0 && long > 20 * short, "\(short) s and \(long) s")
  }

  @Test("a measurement without training has no estimate")
  func probe() throws {
    let experiment = Experiment.sample { $0.probe = "depth-moments" }
    #expect(try ExperimentRunner(experiment, dataDirectory: nil).estimatedSeconds() == nil)
  }
}
