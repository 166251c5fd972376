import Kernels
import Methods
import Networks
import Testing

@Suite("Model, backward")
struct ModelBackwardTests {
  static let roughPairs =
    ["resnet-8", "plain-6"].flatMap { name in MethodRegistry.names.map { (name, $0) } }
    + ["preact-resnet-8", "bottleneck"].flatMap { name in
      ["bn", "none", "pws", "msr"].map { (name, $0) }
    }

  @Test(
    "gradients agree with central differences to 1e-3 where no rectifier changes sides",
    arguments: ["residual", "projected"],
    MethodRegistry.names + ["bn,branch=skipinit", "gn,branch=constant(factor=0.5)"]
  )
  func smooth(_ name: String, _ method: String) throws {
    let network = name == "residual" ? SampleNetworks.residual : SampleNetworks.projected
    var probe = GradientProbe(network, try withoutRule(method), batch: 2, seed: 1)
    let points = probe.points()
    var compared = 0
    for point in points {
      let direction = unit(point.gradient)
      // The widest step that leaves the rectifiers alone: rounding then weighs least.
      for step: Float in [0.1, 0.03, 0.01, 0.003, 0.001] {
        let found = probe.compare(point, along: direction, step: step)
        guard found.isSmooth else { continue }
        // The loss is rounded to about 1e-7: a slope below 0.1 shows no more than 1e-4 of it.
        let error = abs(found.numeric - found.analytic) / max(point.gradientNorm, 0.1)
        // A few pixels per channel make InstanceNorm the most curved of all.
        #expect(
          error < (method == "in" ? 4e-3 : 1e-3),
          "\(point.name): \(found.analytic), by differences \(found.numeric)"
        )
        compared += 1
        break
      }
    }
    #expect(compared * 10 >= points.count * 6, "\(compared) of \(points.count) parameters")
  }

  @Test(
    "gradients of whole networks agree with central differences along random directions",
    arguments: roughPairs
  )
  func rough(_ name: String, _ method: String) throws {
    let network = try name == "bottleneck" ? SampleNetworks.bottleneck : sampleNetwork(name)
    // A method that scales branches is refused where there are none.
    guard try network.objection(to: sampleMethod(method)) == nil else { return }
    var probe = GradientProbe(network, try withoutRule(method), batch: 2, seed: 3)
    var errors: [Double] = []
    for point in probe.points() {
      // Along a random direction a derivative is this large, typically.
      let typical = point.gradientNorm / Double(point.gradient.count).squareRoot()
      for _ in 0..<3 {
        let found = probe.compare(point, along: probe.direction(point), step: 0.003)
        errors.append(
          abs(found.numeric - found.analytic) / max(typical, abs(found.analytic))
        )
      }
    }
    let agreeing = errors.filter { $0 < 0.02 }.count
    #expect(agreeing * 100 >= errors.count * 80, "\(agreeing) of \(errors.count) within 2 %")
    #expect(errors.allSatisfy { $0 < 0.15 }, "the worst differs by \(errors.max() ?? 0)")
  }

  @Test("the loss is that of the logits, and the number of right answers is counted")
  func loss() throws {
    var model = try sampleModel("plain-6", "none")
    let sample = SampleBatch(model.network, count: 4)
    let rows = model.logits(of: sample.images, .training)
    let value = model.backward(labels: sample.labels)
    let expected =
      zip(rows, sample.labels).map { row, label in
        Elementary.log(row.reduce(0.0) { $0 + Elementary.exp(Double($1)) }) - Double(row[label])
      }.reduce(0, +) / 4
    #expect(abs(value.loss - expected) < 1e-6)
    let right = zip(rows, sample.labels).filter { row, label in row.max() == row[label] }.count
    #expect(value.correct == right)
  }

  @Test("a second pass over the same batch gives the same gradients")
  func repeated() throws {
    var model = try sampleModel("resnet-8", "gn")
    let sample = SampleBatch(model.network, count: 4)
    model.images.assign(sample.images)
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    let first = model.gradients
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    #expect(model.gradients == first)
  }

  @Test("labels must be as many as images")
  func labelCount() async {
    await #expect(processExitsWith: .failure) {
      var model = try sampleModel("plain-4", "none")
      model.forward(.training)
      _ = model.backward(labels: [1, 2, 3])
    }
  }

  /// A method whose gradients are those of the loss.
  private func withoutRule(_ name: String) throws -> Method {
    // Differences take many passes: all of them before the fold.
    var method = try sampleMethod(name == "bn-freeze" ? "activation=bn-freeze(steps=1e9)" : name)
    method.gradientRule = { _ in nil }
    // Differences need the same noise at every pass.
    method.noise = 0
    return method
  }
}
