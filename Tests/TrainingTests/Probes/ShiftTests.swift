import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Shift")
struct ShiftTests {
  private func measure(
    _ method: String,
    network: String = "resnet-8",
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "shift"))
    var experiment = try Experiment.sample(probe: probe, method, network: network)
    experiment.learningRate = 0.01
    change(&experiment)
    let (result, points) = try experiment.measured()
    return (result.results, points)
  }

  @Test("filters of pws do not shift, those of wn do")
  func methods() throws {
    let pws = try #require(try measure("pws").results["log10_shift_ratio"])
    let wn = try #require(try measure("wn").results["log10_shift_ratio"])
    #expect(pws < -10 && wn > -1)
  }

  @Test("is about 0 at random numbers")
  func start() throws {
    let none = try measure("none", network: "resnet-20") {
      $0.steps = 1
      $0.learningRate = 1e-9
    }.results
    #expect(abs(try #require(none["log10_shift_ratio"])) < 0.3)
    #expect(abs(try #require(none["log10_moment_growth"])) < 1e-3)
    #expect(none["diverged"] == 0)
  }

  @Test("results are those of a training run, layer by layer")
  func definition() throws {
    let (results, points) = try measure("none")
    let experiment = Experiment.sample("none") { $0.learningRate = 0.01 }
    var session = try experiment.session()
    func squares(_ session: inout Session) -> [Double] {
      _ = session.load(step: 0)
      session.model.forward(.training)
      return session.model.trunk.map { place in
        let values = session.model.view(place.output).map.values
        return values.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(values.count)
      }
    }
    let before = squares(&session)
    var trainer = try Trainer(experiment.session())
    _ = trainer.run { _ in }
    session = trainer.trained
    let growth = zip(squares(&session), before).map { TrendLine.log10($0 / $1) }
    let found = points.filter { $0.metric == "layer_log10_moment_growth" }.map(\.value)
    #expect(found.count == 7 && growth.count == 7)
    for (found, expected) in zip(found, growth) { #expect(abs(found - expected) < 1e-4) }
    #expect(results["least_log10_moment_growth"] == found.min())
    let ratios = session.model.layers.dropLast().map { layer in
      TrendLine.log10(KernelMeans.shiftRatio(layer.usedKernel, session.engine.kernels))
    }
    let mean = ratios.reduce(0, +) / 7
    #expect(abs(try #require(results["log10_shift_ratio"]) - mean) < 1e-9)
    #expect(points.filter { $0.metric == "layer_log10_shift_ratio" }.map(\.value) == ratios)
  }

  @Test("a run that diverges is infinite")
  func diverged() throws {
    let (results, _) = try measure("none", network: "resnet-20") {
      $0.steps = 40
      $0.learningRate = 1
    }
    #expect(results["diverged"] == 1)
    #expect(results.filter { $0.key != "diverged" }.values.allSatisfy { $0 == .infinity })
  }
}
