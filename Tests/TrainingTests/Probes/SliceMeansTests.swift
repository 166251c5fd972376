import Methods
import Networks
import Testing
import Training

@Suite("Slice means")
struct SliceMeansTests {
  private func measure(
    _ method: String,
    network: String = "resnet-8",
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "slice-means"))
    var experiment = try Experiment.sample(probe: probe, method, network: network)
    experiment.learningRate = 0.02
    change(&experiment)
    let (result, points) = try experiment.measured()
    return (result.results, points)
  }

  private func number(_ metric: String, of method: String) throws -> Double {
    try #require(try measure(method).results[metric], "\(metric)")
  }

  @Test("B3: msr keeps every slice at zero, no remedy does not")
  func slices() throws {
    #expect(try number("slice_mean", of: "msr") <= 1e-6)
    #expect(try number("slice_mean", of: "none") > 0.1)
  }

  @Test("A2: pws keeps filters and gradients at zero, no remedy does not")
  func filters() throws {
    let pws = try measure("pws").results, none = try measure("none").results
    for metric in ["filter_mean", "gradient_mean"] {
      #expect(try #require(pws[metric]) <= 1e-6, "\(metric)")
      #expect(try #require(none[metric]) > 1e-2, "\(metric)")
    }
    #expect(try #require(pws["shift_ratio"]) < 1e-10)
    #expect(try #require(none["shift_ratio"]) > 0.1)
  }

  @Test("gc alone leaves kernels with the mean they had, and gradients with none")
  func centralization() throws {
    let results = try measure("gc").results
    #expect(try #require(results["filter_mean"]) > 1e-3)
    #expect(try number("gradient_mean", of: "gc") > 1e-3, "the stem keeps its mean")
  }

  @Test("energy that does not depend on the input is less with zero-mean kernels")
  func shares() throws {
    let none = try number("mean_share", of: "none"), msr = try number("mean_share", of: "msr")
    #expect(none > msr + 0.05)
    let (results, points) = try measure("none") { $0.steps = 30 }
    let shares = points.filter { $0.metric == "mean_share" }
    #expect(shares.map(\.step) == Array(stride(from: 0, through: 27, by: 3)) + [29])
    #expect(results["mean_share_start"] == shares.first?.value)
    let mean = shares.dropFirst().map(\.value).reduce(0, +) / 10
    #expect(results["mean_share"] == mean)
  }

  @Test("a run that diverges says so, with what was seen until then")
  func diverged() throws {
    let (results, _) = try measure("none", network: "resnet-20") {
      $0.steps = 40
      $0.learningRate = 1
    }
    #expect(results["diverged"] == 1)
    #expect(try #require(results["mean_share_start"]) < 1)
  }
}
