import Methods
import Networks
import Testing
import Training

@Suite("Mode difference")
struct ModeDifferenceTests {
  private func measure(
    _ method: String,
    network: String = "resnet-8",
    batch: Int = 8
  ) throws -> (results: [String: Double], points: [Point]) {
    let probe = try #require(ProbeRegistry.probe(named: "mode-difference"))
    var experiment = try Experiment.sample(probe: probe, method, network: network)
    experiment.learningRate = 0.02
    experiment.batch = batch
    let (result, points) = try experiment.measured()
    return (result.results, points)
  }

  @Test(
    "A10, B7: without batch statistics both modes are one, to the last bit",
    arguments: ["pws", "msr", "none", "gn", "centred"],
    ["resnet-8", "plain-6"]
  )
  func same(_ method: String, _ network: String) throws {
    let results = try measure(method, network: network).results
    #expect(results == ["difference": 0, "differing_layers": 0])
  }

  @Test("B7: msr trains on single images, in one graph")
  func singleImages() throws {
    #expect(try measure("msr", batch: 1).results["differing_layers"] == 0)
  }

  @Test("with batch statistics every layer differs")
  func batchStatistics() throws {
    let (results, points) = try measure("bn")
    // Seven convolutions and the classifier.
    #expect(results["differing_layers"] == 8)
    #expect(points.count == 8)
    let largest = try #require(points.map(\.value).max())
    #expect(largest > 1e-3 && results["difference"] == largest)
  }
}
