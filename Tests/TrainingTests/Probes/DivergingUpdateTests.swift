import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Diverging update")
struct DivergingUpdateTests {
  private func measure(
    _ method: String,
    rate: Double,
    steps: Int = 20
  ) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "diverging-update"))
    var experiment = try Experiment.sample(probe: probe, method, network: "resnet-20")
    experiment.learningRate = rate
    experiment.steps = steps
    let (result, points) = try experiment.measured()
    return (result.results, points)
  }

  @Test("without normalization variances explode with depth, with BatchNorm they do not")
  func divergence() throws {
    let none = try measure("none", rate: 1).results, bn = try measure("bn", rate: 0.1).results
    #expect(none["diverged"] == 1 && bn["diverged"] == 0)
    #expect(bn["diverged_step"] == .infinity)
    #expect(try #require(none["log10_growth_slope"]) > 0.05)
    #expect(abs(try #require(bn["log10_growth_slope"])) < 0.05)
    #expect(try #require(none["log10_variance_slope"]) > #require(bn["log10_variance_slope"]))
  }

  @Test("the step is that at which training diverges")
  func step() throws {
    let probed = try measure("none", rate: 1).results["diverged_step"]
    let trained = try Experiment.sample("none", network: "resnet-20", steps: 20) {
      $0.learningRate = 1
    }.result()
    #expect(probed == trained.results["diverged_step"])
  }

  @Test("the walk begins at the model before the update and ends behind it")
  func walk() throws {
    let points = try measure("none", rate: 1e-3, steps: 3).points
    let last = points.filter { $0.metric == "log10_variance_last" }
    #expect(last.map(\.step) == Array(0...10))
    for (steps, point) in [(2, last.first), (3, last.last)] {
      let experiment = Experiment.sample("none", network: "resnet-20", steps: steps) {
        $0.learningRate = 1e-3
      }
      var trainer = try Trainer(experiment.session())
      _ = trainer.run { _ in }
      var session = trainer.trained
      _ = session.load(step: 2)
      session.model.forward(.training)
      let output = try #require(session.model.trunk.last).output
      let moments = ChannelMoments(session.model.view(output).map, session.engine)
      let variance = moments.variances.reduce(0, +) / Double(moments.variances.count)
      #expect(abs(try #require(point).value - TrendLine.log10(variance)) < 1e-9)
    }
  }
}
