import Kernels
import Methods
import Networks
import Testing

@Suite("Gradient completion")
struct GradientCompletionTests {
  @Test(
    "a gradient is zero where the rectifier was shut",
    arguments: ["resnet-8", "plain-4"],
    ["none", "bn", "gn"]
  )
  func mask(_ network: String, _ method: String) throws {
    var model = try sampleModel(network, method)
    let sample = SampleBatch(model.network, count: 4)
    model.images.assign(sample.images)
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    // The stem's gradient is the last to be completed: nothing has taken its memory since.
    let gradient = try #require(model.gradient(1)).values
    for (value, slope) in zip(model.seen(1), gradient) where value == 0 { #expect(slope == 0) }
    #expect(gradient.contains { $0 != 0 })
  }

  @Test("its moments are those of the completed gradient", arguments: ["resnet-8", "plain-4"])
  func moments(_ network: String) throws {
    var model = try sampleModel(network, "bn")
    let sample = SampleBatch(model.network, count: 4)
    model.images.assign(sample.images)
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    let gradient = try #require(model.gradient(1)), shape = gradient.shape
    // The shift is added to every pixel of its channel: its gradient is their sum.
    let shifts = model.gradients.filter {
      $0.key.hasSuffix("bias") && $0.value.count == shape.channels
    }
    var sums = [Double](repeating: 0, count: shape.channels)
    for (index, value) in gradient.values.enumerated() {
      sums[index / shape.pixels % shape.channels] += Double(value)
    }
    let errors = shifts.values.map { worstDifference($0, sums) }
    #expect(try #require(errors.min()) < 1e-5, "\(shifts.keys.sorted())")
    #expect(sums.contains { abs($0) > 1e-3 })
  }
  private func worstDifference(_ found: [Float], _ expected: [Double]) -> Double {
    zip(found, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
  }
}
