import Methods
import Networks
import Testing
import Training

@Suite("Gradient noise")
struct GradientNoiseTests {
  private func noise(
    batch: Int,
    samples: Int = 24,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Double {
    let probe = try #require(ProbeRegistry.probe(named: "gradient-noise"))
    var experiment = try Experiment.sample(probe: probe, "none", network: "plain-4")
    experiment.imageSize = 8
    experiment.batch = batch
    experiment.parameters = ["samples": [Double(samples)]]
    change(&experiment)
    return try #require(try experiment.result().results["noise"])
  }

  @Test("D11: falls as one over the batch size")
  func scaling() throws {
    let noises = try [2, 8, 32].map { TrendLine.log10(try noise(batch: $0)) }
    // Three batch sizes, each four times the one before; 24 samples leave about 10 % of scatter.
    let exponent = TrendLine.slope(noises) / TrendLine.log10(4)
    #expect(abs(exponent + 1) < 0.15, "\(noises)")
  }

  @Test("one image that is always drawn has no noise")
  func oneImage() throws {
    let noise = try noise(batch: 1, samples: 3) { $0.trainImages = 1 }
    #expect(abs(noise) < 1e-6)
  }

  @Test("is the spread of the gradients of the batches that the seed draws")
  func definition() throws {
    #expect(try noise(batch: 4, samples: 2) > 0)
    #expect(try noise(batch: 4, samples: 2) != noise(batch: 4, samples: 2) { $0.seed = 4 })
  }
}
