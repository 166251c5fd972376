import Datasets
import Kernels
import Testing
import Training

@Suite("Experiment runner")
struct ExperimentRunnerTests {
  @Test("a name that nothing has is an error that says so")
  func unknownNames() {
    func expect(_ what: String, _ change: (inout Experiment) -> Void) {
      let error = ExperimentError.unknown(what: what, name: "x")
      #expect(throws: error) { try Experiment.sample("bn", steps: 1, change).result() }
    }
    expect("probe") { $0.probe = "x" }
    expect("convolution") { $0.convolution = "x" }
    expect("kernels") { $0.kernels = "x" }
    expect("network") { $0.network = "x" }
    #expect {
      try Experiment.sample("x", steps: 1).result()
    } throws: { "\($0)".contains("there is no method 'x'; allowed are none") }
    expect("schedule") { $0.schedule = "x" }
    #expect(throws: ExperimentError.unknown(what: "level", name: "x")) {
      try Experiment.sample().measured(level: "x")
    }
  }

  @Test("a level that the processor lacks is an error, never a crash")
  func unavailable() {
    for level in KernelLevel.allCases where !level.isAvailable {
      let problem = "this processor cannot run \(level.rawValue)"
      #expect(throws: ExperimentError.setting(name: "level", problem: problem)) {
        try Experiment.sample().measured(level: level.rawValue)
      }
    }
  }

  @Test("the data set's error passes through, from training and from a probe")
  func datasetErrors() throws {
    for probe in [nil, "depth-moments"] {
      let experiment = Experiment.sample {
        $0.probe = probe
        $0.dataset = "cifar-10"
      }
      #expect(throws: DatasetError.noDirectory(dataset: "cifar-10")) { try experiment.result() }
    }
  }

  @Test("runs what it is told and gives the trainer's result")
  func training() throws {
    let experiment = Experiment.sample()
    var trainer = try Trainer(experiment.session())
    #expect(try experiment.result() == trainer.run { _ in })
  }

  @Test("a probe's result carries the digest of its numbers")
  func probe() throws {
    let probe = try #require(ProbeRegistry.probe(named: "matrix-products"))
    let result = try Experiment.sample(probe: probe).result()
    var trajectory = Trajectory()
    trajectory.add(results: result.results)
    #expect(!result.diverged)
    #expect(result.results.keys.sorted() == ["log10_condition"])
    #expect(result.trajectory == trajectory.digest)
  }

  @Test(
    "the second implementation and other algorithms agree with the first",
    arguments: ["bn", "pws"]
  )
  func implementations(_ method: String) throws {
    let experiment = Experiment.sample(method, steps: 2)
    let expected = try #require(experiment.result().results["first_loss"])
    for (convolution, kernels) in [
      ("direct", "native"), ("winograd", "native"), ("auto", "openblas"),
    ] {
      var other = experiment
      other.convolution = convolution
      other.kernels = kernels
      let found = try #require(other.result().results["first_loss"])
      #expect(abs(found - expected) < 1e-4, "\(convolution), \(kernels)")
    }
  }
}
