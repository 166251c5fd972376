import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Gradient line")
struct GradientLineTests {
  private let sizes = [0.01, 0.1, 1, 10]

  private func expectClose(
    _ found: Double,
    _ expected: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(found - expected) < 1e-12, sourceLocation: sourceLocation)
  }

  @Test("the limit lies between the sizes around it, on the log scale")
  func interpolation() {
    // log10 of the ratio goes from 0 to 2 between 0.1 and 1, so it is 1 halfway.
    expectClose(GradientLine.limit(sizes, [0.9, 1, 100, 1e9]), -0.5)
    expectClose(GradientLine.limit(sizes, [1, 1, 1, 1e4]), 0.25)
    expectClose(GradientLine.limit(sizes, [0.1, 0.1, 1000, 1]), -0.5)
    expectClose(GradientLine.limit(sizes, [1, 10, 1000, 1]), -1)
  }

  @Test("never exceeded is the last size")
  func never() {
    expectClose(GradientLine.limit(sizes, [1, 0.5, 2, 10]), 1)
    expectClose(GradientLine.limit([0.1], [0]), -1)
  }

  @Test("exceeded at once is the first size")
  func atOnce() {
    expectClose(GradientLine.limit(sizes, [11, 1, 1, 1]), -2)
    expectClose(GradientLine.limit(sizes, [.nan, 1, 1, 1]), -2)
  }

  @Test("a ratio that is no number counts as exceeded", arguments: [Double.nan, .infinity])
  func notANumber(_ ratio: Double) {
    expectClose(GradientLine.limit(sizes, [1, 2, ratio, ratio]), 0)
  }

  @Test("a vanished loss before the limit does not make it infinite")
  func vanished() {
    expectClose(GradientLine.limit(sizes, [1, 0, 100, 100]), 0)
  }

  private func measure(
    _ method: String,
    batches: [Double] = [1, 3],
    sizes: [Double] = [0.001, 0.01, 0.1, 1, 10, 100]
  ) throws -> (limit: Double, points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "gradient-line"))
    var experiment = try Experiment.sample(probe: probe, method, network: "resnet-20")
    experiment.learningRate = 1e-3
    experiment.parameters = ["batches": batches, "step_sizes": sizes]
    let (result, points) = try experiment.measured()
    return (try #require(result.results["log10_step_at_ratio_10"]), points)
  }

  @Test("BatchNorm goes further than no normalization")
  func comparison() throws {
    #expect(try measure("bn").limit > measure("none").limit + 0.5)
  }

  @Test("the result is the mean of the batches' limits, which the points show")
  func points() throws {
    let (limit, points) = try measure("none")
    let limits = [1, 3].map { batch in
      GradientLine.limit(
        points.filter { $0.metric == "batch_\(batch)_step_size" }.map(\.value),
        points.filter { $0.metric == "batch_\(batch)_relative_loss" }.map(\.value)
      )
    }
    #expect(points.count == 2 * 2 * 6)
    #expect(limit == (limits[0] + limits[1]) / 2)
  }

  @Test("a tiny step lowers the loss by that step times the squared gradient")
  func descent() throws {
    let size = 1e-3
    let ratios = try measure("bn", batches: [1], sizes: [size]).points
      .filter { $0.metric == "batch_1_relative_loss" }
    var session = try Experiment.sample(network: "resnet-20").session()
    let labels = session.load(step: 0)
    session.model.forward(.training)
    let loss = session.model.backward(labels: labels).loss
    var square = 0.0
    session.model.forEachParameter { parameter in
      square += parameter.gradient.values.reduce(0) { $0 + Double($1) * Double($1) }
    }
    let expected = -size * square / loss
    let found = try #require(ratios.first).value - 1
    #expect(found < 0 && abs(found / expected - 1) < 0.1)
  }

  @Test("the order of the parameters does not matter")
  func order() throws {
    let sorted = try measure("none", batches: [1, 2], sizes: [0.001, 0.01, 0.02])
    let shuffled = try measure("none", batches: [2, 1, 2], sizes: [0.02, 0.001, 0.01])
    #expect(sorted.limit == shuffled.limit && sorted.points == shuffled.points)
  }

  @Test("a batch that is no whole number is an error")
  func fraction() {
    let problem = "[1.0, 2.5]; write whole numbers from 1"
    #expect(throws: ExperimentError.setting(name: "batches", problem: problem)) {
      try measure("bn", batches: [1, 2.5])
    }
  }
}
