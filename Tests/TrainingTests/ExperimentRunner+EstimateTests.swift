import Testing
import Training

@Suite("ExperimentRunner estimate")
struct ExperimentRunnerEstimateTests {
  @Test("a longer run is estimated longer, from the same few steps")
  func longer() throws {
    func estimate(_ steps: Int) throws -> Double {
      let runner = ExperimentRunner(.sample(steps: steps), dataDirectory: nil)
      return try runner.estimatedSeconds(steps: 2)
    }
    let short = try estimate(2), long = try estimate(2000)
    #expect(short > 0 && long > 20 * short, "\(short) s and \(long) s")
  }

  private func estimate(_ change: (inout Experiment) -> Void) throws -> Double {
    let experiment = Experiment.sample { change(&$0) }
    return try ExperimentRunner(experiment, dataDirectory: nil).estimatedSeconds()
  }

  @Test("so is a longer probe, from the same short runs", arguments: ["shift", "mode-difference"])
  func trainingProbe(name: String) throws {
    let long = try estimate { ($0.probe, $0.steps) = (name, 100_000) }
    let short = try estimate { ($0.probe, $0.steps) = (name, 2) }
    #expect(short > 0 && long > 20 * short, "\(short) s and \(long) s")
  }

  @Test("a probe whose length is a number of its own, or of a list, is judged by that")
  func numbers() throws {
    for (name, parameter, numbers) in [
      ("step-time", "rounds", [100_000]), ("gradient-noise", "samples", [100_000]),
      ("gradient-line", "step_sizes", (1...20_000).map { Double($0) / 1e6 }),
    ] {
      func estimate(_ values: [Double]) throws -> Double {
        try self.estimate {
          ($0.probe, $0.reference) = (name, "bn")
          $0.parameters = ["turn_steps": [1], "warmup": [1], "batches": [1]]
          $0.parameters[parameter] = values
        }
      }
      let short = try estimate(numbers.count == 1 ? [2] : [1e-6, 2e-6])
      let long = try estimate(numbers)
      #expect(short > 0 && long > 20 * short, "\(name): \(short) s and \(long) s")
    }
  }

  @Test("a probe without a length is run to find out")
  func short() throws {
    #expect(try estimate { $0.probe = "depth-moments" } > 0)
    #expect(throws: ExperimentError.unknown(what: "probe", name: "nothing")) {
      try estimate { $0.probe = "nothing" }
    }
  }
}
