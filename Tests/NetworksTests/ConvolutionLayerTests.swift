import Kernels
import Methods
import Networks
import Testing

@Suite("Convolution layer")
struct ConvolutionLayerTests {
  @Test("without a transform the used kernel is the raw one")
  func identity() throws {
    for layer in try sampleModel("resnet-8", "none").layers {
      #expect(layer.transform == nil)
      #expect(layer.usedKernel == layer.kernel.value)
    }
  }

  @Test("with a transform the used kernel follows the raw one at the next forward pass")
  func transformed() throws {
    var model = try sampleModel("resnet-8", "centred")
    model.forward(.inference)
    for layer in model.layers where layer.context.role != .classifier {
      let sums = layer.usedKernel.sums(model.engine.kernels)
      #expect(sums.allSatisfy { abs($0) < 1e-5 })
      #expect(layer.usedKernel != layer.kernel.value)
    }
    model.update { $0.value.storage = $0.value.storage.map { 2 * $0 } }
    let before = model.layers[1].usedKernel
    model.forward(.inference)
    #expect(model.layers[1].usedKernel.values == before.values.map { 2 * $0 })
  }

  @Test(
    "every method but fixup leaves the classifier alone",
    arguments: MethodRegistry.names.filter { $0 != "fixup" }
  )
  func classifier(_ method: String) throws {
    let model = try sampleModel("resnet-8", method)
    let layer = try #require(model.layers.last)
    #expect(layer.context.role == .classifier && layer.context.name == "fc")
    #expect(layer.transform == nil)
    #expect(layer.kernel.value == (try sampleModel("resnet-8", "none").layers.last?.kernel.value))
  }

  @Test("the pull to unit norm stands in place of decay: kernels that it rules do not decay")
  func decay() throws {
    for (method, decays) in [("msr-regularized", false), ("msr", true), ("none", true)] {
      for layer in try sampleModel("resnet-8", method).layers {
        let isRuled = layer.context.role != .classifier
        #expect(layer.kernel.decays == (decays || !isRuled), "\(method): \(layer.kernel.name)")
      }
    }
  }

  @Test("the classifier's samples are the pixels of one image")
  func pooledShape() throws {
    let model = try sampleModel("plain-4", "none", batch: 5)
    let shape = try #require(model.layers.last).shape
    #expect([shape.inputHeight, shape.inputWidth, shape.outputWidth] == [1, 5, 5])
  }

  @Test(
    "a gradient rule changes the gradients of the kernels it rules, and no other",
    arguments: ["gc", "msr-rule", "agc"]
  )
  func rules(_ name: String) throws {
    var method = try sampleMethod(name)
    let network = try sampleNetwork("resnet-8")
    let ruled = gradients(Model(network, method: method, batch: 4, seed: 1, engine: Engine()))
    let rule = method.gradientRule
    method.gradientRule = { _ in nil }
    let model = Model(network, method: method, batch: 4, seed: 1, engine: Engine())
    var plain = gradients(model)
    for layer in model.layers {
      let key = layer.kernel.name
      guard layer.context.role != .classifier, let rule = rule(layer.context),
        let values = plain[key]
      else { continue }
      var gradient = FilterBank(layer.context.shape, values: values)
      rule.apply(to: &gradient, raw: layer.kernel.value, model.engine.kernels)
      #expect(gradient.values != values, "\(key)")
      plain[key] = gradient.values
    }
    #expect(ruled == plain)
  }

  private func gradients(_ model: Model) -> [String: [Float]] {
    var model = model
    let sample = SampleBatch(model.network, count: 4)
    model.images.assign(sample.images)
    model.forward(.training)
    _ = model.backward(labels: sample.labels)
    return model.gradients
  }
}
