import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Gradient histogram")
struct GradientHistogramTests {
  private func measure(_ method: String) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "gradient-histogram"))
    let (result, points) = try Experiment.sample(probe: probe, method, network: "resnet-32")
      .measured()
    return (result.results, points)
  }

  @Test("a normal sample has its deviation, kurtosis and quantiles")
  func normal() throws {
    var random = RandomSource(seed: 1, purpose: .probe)
    let numbers = (0..<40_000).map { _ in 5 + 0.01 * Double(random.normal()) }
    let found = GradientHistogram.summary(numbers)
    #expect(abs(try #require(found["log10_std"]) + 2) < 0.01)
    #expect(abs(try #require(found["kurtosis"]) - 3) < 0.15)
    let centred = GradientHistogram.summary(numbers.map { $0 - 5 })
    // The median of |z| is 0.6745, the 99 % quantile 2.5758.
    #expect(abs(try #require(centred["log10_median"]) - TrendLine.log10(0.006745)) < 0.01)
    #expect(abs(try #require(centred["log10_q99"]) - TrendLine.log10(0.025758)) < 0.02)
    let largest = numbers.map { abs($0 - 5) }.max() ?? 0
    #expect(centred["log10_largest"] == TrendLine.log10(largest))
  }

  @Test("quantiles lie between neighbours by their distance")
  func quantiles() {
    let sorted: [Double] = [1, 2, 4]
    #expect(
      [0, 0.25, 0.5, 0.75, 1].map { GradientHistogram.quantile(sorted, $0) } == [1, 1.5, 2, 3, 4]
    )
    #expect(GradientHistogram.quantile([7], 0.3) == 7)
  }

  @Test("zeros and infinities keep the metrics numbers")
  func extremes() {
    #expect(GradientHistogram.summary([0, 0])["kurtosis"] == .infinity)
    #expect((GradientHistogram.summary([0, 0])["log10_std"] ?? 0) > -50)
    #expect(!GradientHistogram.summary([1, .infinity]).values.contains { $0.isNaN })
  }

  @Test("gradients are larger and heavier-tailed without BatchNorm")
  func comparison() throws {
    let bn = try measure("bn").results, none = try measure("none").results
    #expect(try #require(none["log10_std"]) > #require(bn["log10_std"]) + 0.5)
    #expect(try #require(none["log10_largest"]) > #require(none["log10_median"]))
  }

  @Test("is that of the middle layer's gradient, and in part of the first and last layer's")
  func layer() throws {
    var session = try Experiment.sample("bn", network: "resnet-32").session()
    let labels = session.load(step: 0)
    session.model.forward(.training)
    _ = session.model.backward(labels: labels)
    let (results, points) = try measure("bn")
    for (depth, layer) in zip(["_first", "", "_last"], session.model.depthSamples) {
      let gradient = session.model.layers[layer].kernel.gradient.values.map(Double.init)
      let expected = GradientHistogram.summary(gradient)
      for name in depth.isEmpty ? Array(expected.keys) : ["log10_std", "kurtosis"] {
        #expect(results[name + depth] == expected[name], "\(name + depth)")
      }
      let quantiles = points.filter { $0.metric == "quantile" + depth }
      #expect(quantiles.map(\.step) == Array(stride(from: 0, through: 100, by: 5)))
      #expect(quantiles.first?.value == gradient.min())
      #expect(quantiles.last?.value == gradient.max())
    }
  }
}
