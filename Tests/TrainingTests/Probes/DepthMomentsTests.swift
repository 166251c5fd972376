import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Depth moments")
struct DepthMomentsTests {
  private func measure(
    _ method: String,
    _ network: String = "resnet-32"
  ) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "depth-moments"))
    let (result, points) = try Experiment.sample(probe: probe, method, network: network).measured()
    return (result.results, points)
  }

  @Test("without normalization deviations grow with depth, with BatchNorm they do not")
  func slopes() throws {
    let none = try #require(measure("none").results["log10_std_slope"])
    let bn = try #require(measure("bn").results["log10_std_slope"])
    #expect(none > 0.03)
    #expect(abs(bn) < 0.02)
  }

  @Test("the slopes are those of the points, one per convolution")
  func points() throws {
    let (results, points) = try measure("none", "resnet-8")
    for metric in ["log10_std", "log10_mean"] {
      let found = points.filter { $0.metric == metric }
      // The stem and two convolutions in each of three blocks.
      #expect(found.map(\.step) == Array(1...7))
      #expect(results[metric + "_slope"] == TrendLine.slope(found.map(\.value)))
    }
    let share = try #require(results["mean_share"])
    #expect(share > 0 && share < 1)
  }

  @Test("the share and the moments are those of the raw outputs")
  func share() throws {
    let (results, points) = try measure("none", "plain-6")
    var session = try Experiment.sample("none", network: "plain-6").session()
    _ = session.load(step: 0)
    session.model.forward(.training)
    let outputs = session.model.network.nodes.compactMap { node -> Int? in
      guard case .convolution(_, _, let output) = node else { return nil }
      return output
    }
    let last = try #require(outputs.dropLast().last)
    let moments = ChannelMoments(session.model.view(last).map, session.engine)
    #expect(results["mean_share"] == moments.meanShare)
    let deviation = points.last { $0.metric == "log10_std" }?.value
    #expect(deviation == TrendLine.log10(moments.meanDeviation))
  }
}
