import Kernels
import Methods
import Networks
import Testing

/// The exact facts of the papers, at every layer and step of a short training.
@Suite("Exact claims")
struct ExactClaimTests {
  @Test("A2: under pws no kernel's gradient has a mean", arguments: ["resnet-8", "plain-6"])
  func gradientMeans(_ network: String) throws {
    var model = try sampleModel(network, "pws", size: 16, batch: 8)
    for step in 0..<6 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
      for layer in model.layers where layer.context.role != .classifier {
        let shape = layer.context.shape, gradient = layer.kernel.gradient
        let sums = gradient.sums(model.engine.kernels)
        for filter in 0..<shape.outputs {
          let largest = (0..<shape.length).map { abs(gradient[filter, $0]) }.max() ?? 0
          #expect(
            abs(sums[filter]) / Double(shape.length) <= 1e-6 * Double(largest),
            "\(layer.kernel.name), filter \(filter), step \(step)"
          )
        }
      }
    }
  }

  @Test("A2: under pws every used kernel sums to zero", arguments: ["resnet-8", "plain-6"])
  func kernelSums(_ network: String) throws {
    var model = try sampleModel(network, "pws", size: 16, batch: 8)
    for step in 0..<6 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
      for layer in model.layers where layer.context.role != .classifier {
        let kernel = layer.usedKernel, length = layer.context.shape.length
        let sums = kernel.sums(model.engine.kernels)
        for filter in 0..<kernel.shape.outputs {
          let size = (0..<length).reduce(0.0) { $0 + Double(abs(kernel[filter, $1])) }
          #expect(abs(sums[filter]) <= 1e-6 * size, "\(layer.kernel.name), filter \(filter)")
        }
      }
    }
  }

  @Test("B3: under msr every slice keeps its zero mean", arguments: ["resnet-8", "plain-6"])
  func sliceMeans(_ network: String) throws {
    var model = try sampleModel(network, "msr", size: 16, batch: 8)
    for step in 0..<20 {
      model.train(SampleBatch(model.network, count: 8, seed: UInt64(step)), rate: 0.1)
    }
    var ruled = 0, moved = false
    for layer in model.layers where layer.context.role == .block {
      let shape = layer.context.shape, values = layer.kernel.value.values
      for start in stride(from: 0, to: values.count, by: shape.taps) {
        let sum = values[start..<start + shape.taps].reduce(0.0) { $0 + Double($1) }
        #expect(abs(sum) / Double(shape.taps) <= 1e-6, "\(layer.kernel.name), slice at \(start)")
      }
      ruled += 1
      moved = moved || layer.kernel.velocity.storage.contains { $0 != 0 }
    }
    #expect(ruled == model.layers.count - 2 && moved)
  }

  @Test("without the rule slices do not keep their mean")
  func withoutRule() throws {
    var method = try sampleMethod("msr")
    method.gradientRule = { _ in nil }
    let network = try sampleNetwork("plain-6", size: 16)
    var model = Model(network, method: method, batch: 8, seed: 1, engine: Engine())
    for step in 0..<20 {
      model.train(SampleBatch(network, count: 8, seed: UInt64(step)), rate: 0.1)
    }
    let values = model.layers[1].kernel.value.values
    let means = stride(from: 0, to: values.count, by: 9).map { start in
      abs(values[start..<start + 9].reduce(0.0) { $0 + Double($1) }) / 9
    }
    #expect((means.max() ?? 0) > 1e-4)
  }
}
