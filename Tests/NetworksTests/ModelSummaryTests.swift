import Kernels
import Methods
import Networks
import Testing

@Suite("Model summary")
struct ModelSummaryTests {
  private func summary(_ network: String, _ method: String, size: Int = 32) throws -> ModelSummary {
    ModelSummary(try sampleModel(network, method, size: size, batch: 1))
  }

  @Test(
    "parameters and operations are those of the literature",
    arguments: [
      ("resnet-20", 269_722, 0.0811), ("resnet-110", 1_727_962, 0.5059),
      ("resnet-18", 11_173_962, 1.1113),
    ]
  )
  func literature(_ network: String, _ parameters: Int, _ billions: Double) throws {
    let summary = try summary(network, "bn")
    #expect(summary.parameterCount == parameters)
    #expect(abs(Double(summary.flops) / 1e9 - billions) < 0.01 * billions)
  }

  @Test("counts what the model trains, under every method", arguments: MethodRegistry.names)
  func methods(_ method: String) throws {
    let model = try sampleModel("resnet-8", method, batch: 1), summary = ModelSummary(model)
    #expect(summary.parameterCount == model.parameterCount)
    #expect(summary.flops == 2 * model.network.multiplyAdds)
    #expect(summary.network == "resnet-8" && summary.method == method)
  }

  @Test(
    "and in every kind of network",
    arguments: ["preact-resnet-8", "mlp-3", "convpool-c", "vgg-8", "resnet-18x0.25"]
  )
  func networks(_ network: String) throws {
    let model = try sampleModel(network, "bn+noise", batch: 1)
    #expect(ModelSummary(model).parameterCount == model.parameterCount)
  }

  @Test("a step has its shapes, and what is trained in it by name")
  func step() throws {
    let bn = try summary("resnet-8", "bn", size: 16), pws = try summary("resnet-8", "pws", size: 16)
    let step = try #require(bn.steps.first { $0.name == "layer2.0.conv1" })
    #expect(step.operation == "convolution" && step.stride == 2)
    #expect(step.kernel == [32, 16, 3, 3] && step.output == [32, 8, 8])
    #expect(step.flops == 2 * 64 * 32 * 16 * 9)
    #expect(step.parameters == ["weight": 4608, "scale": 32, "bias": 32])
    let other = try #require(pws.steps.first { $0.name == "layer2.0.conv1" })
    #expect(other.parameters == ["weight": 4608, "alpha": 32, "bias": 32])
    #expect(bn.input == [3, 16, 16])
    let last = try #require(bn.steps.last)
    #expect(last.operation == "linear" && last.output == [10, 1, 1])
    #expect(last.parameters == ["weight": 640, "bias": 10] && last.stride == nil)
  }

  @Test("sums and pools train nothing and are not counted")
  func otherSteps() throws {
    let steps = try summary("resnet-8", "bn").steps + summary("vgg-8", "bn").steps
    for operation in ["sum", "max pool", "average pool"] {
      let found = steps.filter { $0.operation == operation }
      #expect(!found.isEmpty, "\(operation)")
      #expect(found.allSatisfy { $0.flops == 0 && $0.parameterCount == 0 && $0.kernel == nil })
    }
  }
}
