import Testing
import Training

/// The contract that every probe keeps.
@Suite("Probe")
struct ProbeTests {
  @Test("reports its metrics and nothing else", arguments: ProbeRegistry.names, ["bn", "none"])
  func metrics(_ name: String, _ method: String) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    let (result, points) = try Experiment.sample(probe: probe, method).measured()
    #expect(result.results.keys.sorted() == probe.metrics.sorted())
    #expect(!result.diverged)
    for (metric, value) in result.results {
      #expect(value.isFinite || value == .infinity, "\(metric) is \(value)")
    }
    #expect(points.allSatisfy { $0.seconds == 0 && !$0.metric.isEmpty })
  }

  @Test("the same seed gives the same bits on any threads", arguments: ProbeRegistry.names)
  func repetition(_ name: String) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    let experiment = try Experiment.sample(probe: probe)
    let first = try experiment.measured(), second = try experiment.measured(threads: 2)
    #expect(first.result.trajectory == second.result.trajectory)
    if !probe.isTimed {
      #expect(first.result == second.result)
      #expect(first.points == second.points)
    }
    var other = experiment
    other.seed = 1
    #expect(try other.result().trajectory != first.result.trajectory)
  }

  @Test("a parameter that is missing is named", arguments: ProbeRegistry.names)
  func missing(_ name: String) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    let experiment = try Experiment.sample(probe: probe)
    let problem = "missing; the probe '\(name)' needs it"
    for parameter in probe.parameters {
      for value in [nil, []] as [[Double]?] {
        var incomplete = experiment
        incomplete.parameters[parameter] = value
        #expect(throws: ExperimentError.setting(name: parameter, problem: problem)) {
          try incomplete.result()
        }
      }
    }
  }

  @Test(
    "numbers that are no measure of anything are errors, never crashes",
    arguments: ProbeRegistry.names,
    [-1, 0, .nan, .infinity, -.infinity, 1e300] as [Double]
  )
  func hostile(_ name: String, _ number: Double) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    for parameter in probe.parameters {
      // A large step is a step.
      if parameter == "step_sizes", number == 1e300 { continue }
      var experiment = try Experiment.sample(probe: probe)
      experiment.parameters[parameter] = [number]
      let error = #expect(throws: ExperimentError.self) { try experiment.result() }
      guard case .setting(parameter, _) = error else {
        Issue.record("\(parameter) = \(number): \(String(describing: error))")
        continue
      }
    }
  }

  @Test("the settings it names are settings that change it", arguments: ProbeRegistry.names)
  func settings(_ name: String) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    var experiment = try Experiment.sample(probe: probe)
    let before = try experiment.result().trajectory
    experiment.learningRate *= 2
    experiment.network = "plain-6"
    experiment.method = "none"
    #expect(try (experiment.result().trajectory == before) == probe.settings.isEmpty)
    experiment = try Experiment.sample(probe: probe)
    experiment.learningRate *= 2
    #expect(try (experiment.result().trajectory == before) == !probe.settings.contains("lr"))
  }
}
