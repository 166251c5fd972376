import Kernels
import Methods
import Networks
import Testing

@Suite("Model")
struct ModelTests {
  @Test("a seed gives the same parameters, another one others", arguments: MethodRegistry.names)
  func seeds(_ method: String) throws {
    let first = try sampleModel("resnet-8", method, seed: 5).values
    #expect(try sampleModel("resnet-8", method, seed: 5).values == first)
    let other = try sampleModel("resnet-8", method, seed: 6).values
    for (name, values) in other
    where name.hasSuffix("conv1.weight")
      || name == "fc.weight" && values.contains(where: { $0 != 0 })
    {
      #expect(values != first[name], "\(name)")
    }
  }

  @Test("parameters do not depend on batch, threads or image size")
  func parametersFollowSeed() throws {
    let expected = try sampleModel("plain-6", "pws").values
    #expect(try sampleModel("plain-6", "pws", batch: 7).values == expected)
    #expect(try sampleModel("plain-6", "pws", engine: Engine(threads: 2)).values == expected)
    #expect(try sampleModel("plain-6", "pws", size: 16).values == expected)
  }

  @Test("every parameter has a name of its own, and is visited in the same order")
  func visits() throws {
    for method in MethodRegistry.names {
      let model = try sampleModel("resnet-8", method)
      var names: [String] = []
      model.forEachParameter { names.append($0.name) }
      #expect(Set(names).count == names.count, "\(method)")
      #expect(names.contains("layer2.0.conv2.weight") && names.contains("fc.bias"))
      var again: [String] = [], copy = model
      copy.update { again.append($0.name) }
      #expect(again == names)
    }
  }

  @Test("the number of parameters counts every number once")
  func count() throws {
    let model = try sampleModel("resnet-8", "bn")
    #expect(model.parameterCount == model.values.values.reduce(0) { $0 + $1.count })
    let kernels = 9 * (3 * 16 + 2 * 16 * 16 + 16 * 32 + 32 * 32 + 32 * 64 + 64 * 64)
    #expect(model.parameterCount == kernels + 2 * (3 * 16 + 2 * 32 + 2 * 64) + 650)
  }

  @Test("a changed parameter changes the next forward pass")
  func update() throws {
    var model = try sampleModel("resnet-8", "pws")
    let images = SampleBatch(model.network, count: 4).images
    let before = model.logits(of: images, .inference)
    model.update { parameter in
      if parameter.name == "layer3.0.conv2.alpha" { parameter.value[5] = 2 }
    }
    let after = model.logits(of: images, .inference)
    #expect(after != before)
    model.update { parameter in
      if parameter.name == "layer3.0.conv2.alpha" { parameter.value[5] = 1 }
    }
    #expect(model.logits(of: images, .inference) == before)
  }

  @Test("only batch normalization keeps statistics", arguments: MethodRegistry.names)
  func statistics(_ method: String) throws {
    var model = try sampleModel("resnet-8", method)
    let before = model.statistics
    #expect(before.isEmpty == !method.hasPrefix("bn"))
    model.train(SampleBatch(model.network, count: 4), rate: 0.01)
    for (name, values) in model.statistics { #expect(values != before[name], "\(name)") }
  }

  @Test("SGD lowers the loss of a batch", arguments: ["bn", "gn", "pws", "msr"])
  func learns(_ method: String) throws {
    var model = try sampleModel("resnet-8", method, batch: 8)
    let sample = SampleBatch(model.network, count: 8)
    let first = model.train(sample, rate: 0.05)
    for _ in 0..<30 { model.train(sample, rate: 0.05) }
    #expect(model.train(sample, rate: 0.05) < first / 4)
  }

  @Test("a batch has at least one image")
  func emptyBatch() async {
    await #expect(processExitsWith: .failure) { _ = try sampleModel("plain-4", "none", batch: 0) }
  }
}
