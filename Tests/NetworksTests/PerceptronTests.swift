import Kernels
import Methods
import Networks
import Testing

@Suite("Perceptron")
struct PerceptronTests {
  @Test("every layer sees all of the one before it")
  func layers() throws {
    let network = try sampleNetwork("mlp-4", size: 8)
    let shapes = network.layers.map(\.context.shape)
    #expect(shapes.map(\.length) == [192, 256, 256, 256])
    #expect(shapes.map(\.outputs) == [256, 256, 256, 10])
    #expect(network.maps.filter(\.relu).count == 3)
  }

  @Test("SGD lowers the loss of a batch")
  func learns() throws {
    var model = try sampleModel("mlp-3", "none", batch: 8)
    let sample = SampleBatch(model.network, count: 8)
    let first = model.train(sample, rate: 0.01)
    for _ in 0..<10 { model.train(sample, rate: 0.01) }
    #expect(model.train(sample, rate: 0.01) < first)
  }
}
