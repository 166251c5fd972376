import Datasets
import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Gradient noise")
struct GradientNoiseTests {
  private func experiment(
    batch: Int,
    samples: Int = 24,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Experiment {
    let probe = try #require(ProbeRegistry.probe(named: "gradient-noise"))
    var experiment = try Experiment.sample(probe: probe, "none", network: "plain-4")
    experiment.imageSize = 8
    experiment.batch = batch
    experiment.parameters = ["samples": [Double(samples)]]
    change(&experiment)
    return experiment
  }

  private func noise(
    batch: Int,
    samples: Int = 24,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Double {
    let experiment = try experiment(batch: batch, samples: samples, change)
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
    for seed in [0, 4] {
      let experiment = try experiment(batch: 4, samples: 2) { $0.seed = seed }
      let gradients = try [0 as UInt64, 1].map { stream -> [Double] in
        var session = try experiment.session(), gradient: [Float] = []
        var random = RandomSource(seed: UInt64(seed), purpose: .probe, stream: stream)
        let images = session.data.train.count
        let batch = (0..<4).map { _ in random.integer(below: images) }
        let labels = session.load(images: batch)
        session.model.forward(.training)
        _ = session.model.backward(labels: labels)
        session.model.forEachParameter { gradient += $0.gradient.values }
        return gradient.map(Double.init)
      }
      // Two numbers a and b have the unbiased variance (a − b)²/2.
      let differences = zip(gradients[0], gradients[1]).map { $0 - $1 }
      let expected = differences.reduce(0.0) { $0 + $1 * $1 } / 2
      let found = try noise(batch: 4, samples: 2) { $0.seed = seed }
      #expect(expected > 0 && abs(found / expected - 1) < 1e-6, "\(found), expected \(expected)")
    }
  }
}
