import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Logit gradient")
struct LogitGradientTests {
  private func measure(
    _ method: String,
    network: String = "resnet-20",
    batch: Int = 16
  ) throws -> [String: Double] {
    let probe = try #require(ProbeRegistry.probe(named: "logit-gradient"))
    var experiment = try Experiment.sample(probe: probe, method, network: network)
    experiment.batch = batch
    return try experiment.result().results
  }

  @Test("terms of a kernel's gradient cancel more with BatchNorm than without")
  func signs() throws {
    let bn = try measure("bn"), none = try measure("none")
    for depth in ["first", "middle", "last"] {
      let with = try #require(bn["sign_ratio_\(depth)"])
      let without = try #require(none["sign_ratio_\(depth)"])
      #expect(with > 1.5 * without, "\(depth)")
      #expect(without >= 1)
    }
  }

  @Test("sign ratios are Σ|d| over |Σd|, d being an image's pixel times the gradient behind it")
  func signRatios() throws {
    var session = try Experiment.sample("none").session()
    let labels = session.load(step: 0), chosen = session.model.depthSamples
    session.model.forward(.training)
    var magnitudes: [Int: Double] = [:]
    _ = session.model.backward(labels: labels) { layer, input, gradient in
      guard chosen.contains(layer) else { return }
      let seen = input.map.values.map { input.relu ? max($0, 0) : $0 }
      magnitudes[layer] = Self.magnitude(seen, gradient.gradient.values, input.map.shape)
    }
    let found = try measure("none", network: "resnet-8", batch: 8)
    for (depth, layer) in zip(["first", "middle", "last"], chosen) {
      // The engine's own gradient is Σd; the central tap of nine reads without padding.
      let kernel = session.model.layers[layer].kernel.gradient
      let sum = (0..<16).reduce(0.0) { sum, output in
        (0..<16).reduce(sum) { $0 + Double(abs(kernel[output, $1 * 9 + 4])) }
      }
      let expected = try #require(magnitudes[layer]) / sum
      let ratio = try #require(found["sign_ratio_\(depth)"])
      #expect(abs(ratio / expected - 1) < 1e-4, "\(depth): \(ratio), expected \(expected)")
    }
  }

  /// Σ|x·dy| over the first sixteen channels of both, of maps of one shape.
  private static func magnitude(_ x: [Float], _ dy: [Float], _ shape: MapShape) -> Double {
    var total = 0.0
    for image in 0..<shape.images {
      for pixel in 0..<shape.pixels {
        func sum(_ values: [Float]) -> Double {
          (0..<16).reduce(0) { sum, channel in
            sum + Double(abs(values[(image * shape.channels + channel) * shape.pixels + pixel]))
          }
        }
        // |x·dy| summed over pairs of channels is a product of two sums.
        total += sum(x) * sum(dy)
      }
    }
    return total
  }

  @Test("the share of the commonest class is that of the logits")
  func modalShare() throws {
    for method in ["bn", "none"] {
      var session = try Experiment.sample(method) { $0.batch = 16 }.session()
      _ = session.load(step: 0)
      session.model.forward(.training)
      let logits = session.model.logits
      let classes = (0..<16).map { sample in
        (0..<10).max { a, b in
          SoftmaxCrossEntropy.logit(logits, sample, a)
            < SoftmaxCrossEntropy.logit(logits, sample, b)
        }
      }
      let counts = classes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      let share = Double(counts.values.max() ?? 0) / 16
      #expect(try measure(method, network: "resnet-8")["modal_share"] == share)
    }
  }

  @Test("gradients that all images share have share one, opposite ones none")
  func statistics() throws {
    // Two classes, four images; the gradient of the mean loss is divided by their number.
    let same: [Float] = [0.25, 0.25, 0.25, 0.25, -0.25, -0.25, -0.25, -0.25]
    let alike = LogitGradient.statistics(same, images: 4)
    #expect(alike["logit_gradient_share"] == 1)
    #expect(abs(try #require(alike["log10_logit_gradient"]) - TrendLine.log10(2) / 2) < 1e-12)
    let opposite = LogitGradient.statistics([0.25, -0.25, 0.25, -0.25, 0, 0, 0, 0], images: 4)
    #expect(opposite == ["logit_gradient_share": 0, "log10_logit_gradient": 0])
    let none = LogitGradient.statistics([0, 0, 0, 0], images: 2)
    #expect(none["logit_gradient_share"] == 0 && none["log10_logit_gradient"]?.isFinite == true)
    let broken = LogitGradient.statistics([.nan, 1], images: 2)
    #expect(broken.values.allSatisfy { $0 == .infinity })
  }

  @Test("gradients of logits are those of the cross-entropy: probabilities less labels")
  func crossEntropy() throws {
    var session = try Experiment.sample("none") { $0.batch = 16 }.session()
    let labels = session.load(step: 0)
    session.model.forward(.training)
    let logits = session.model.logits
    var gradients = [Float](repeating: 0, count: 160)
    for (image, label) in labels.enumerated() {
      let scores = (0..<10).map { Double(SoftmaxCrossEntropy.logit(logits, image, $0)) }
      let total = scores.reduce(0) { $0 + Elementary.exp($1) }
      for (index, score) in scores.enumerated() {
        let probability = Elementary.exp(score) / total
        gradients[index * 16 + image] = Float((probability - (index == label ? 1 : 0)) / 16)
      }
    }
    let expected = LogitGradient.statistics(gradients, images: 16)
    let found = try measure("none", network: "resnet-8")
    for (name, value) in expected {
      let measured = try #require(found[name])
      #expect(abs(measured - value) < 1e-5, "\(name): \(measured), expected \(value)")
    }
  }

  @Test("one image has one class")
  func oneImage() throws {
    #expect(try measure("none", network: "resnet-8", batch: 1)["modal_share"] == 1)
  }

  @Test(
    "all three depths are reported on the shallowest networks too",
    arguments: ["plain-4", "resnet-8"]
  )
  func shallow(_ network: String) throws {
    let results = try measure("bn", network: network)
    for depth in ["first", "middle", "last"] {
      #expect(try #require(results["sign_ratio_\(depth)"]) >= 1)
    }
  }
}
