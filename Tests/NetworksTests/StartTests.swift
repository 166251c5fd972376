import Kernels
import Methods
import Networks
import Testing

/// Starts that depend on the first batch, and equalities between methods at step 0.
@Suite("Starts")
struct StartTests {
  private static func model(_ network: String, _ method: String) throws -> Model {
    var model = try sampleModel(network, method, size: 16, batch: 8)
    model.images.assign(SampleBatch(model.network, count: 8).images)
    model.adaptToFirstBatch()
    return model
  }

  private static func logits(_ network: String, _ method: String) throws -> [[Float]] {
    var model = try model(network, method)
    return model.logits(of: SampleBatch(model.network, count: 8).images, .training)
  }

  private static func variance(_ values: [Float]) -> Double {
    let values = values.map(Double.init), mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  @Test(
    "affine and none, and a factor of one and none, give identical logits at step 0",
    arguments: ["resnet-8", "plain-6", "preact-resnet-8"]
  )
  func identical(_ network: String) throws {
    let none = try Self.logits(network, "none")
    for method in ["affine", "he", "none-bias", "gc", "branch=constant(factor=1)"] {
      #expect(try Self.logits(network, method) == none, "\(method)")
    }
    let half = try Self.logits(network, "branch=constant(factor=0.5)")
    #expect((half == none) == (network == "plain-6"))
  }

  @Test(
    "the network of actnorm at step 0 is that of BatchNorm, to rounding",
    arguments: ["resnet-8", "plain-6", "preact-resnet-8", "resnet-18x0.25"]
  )
  func actNorm(_ network: String) throws {
    let found = try Self.logits(network, "actnorm").joined()
    let expected = try Self.logits(network, "bn").joined()
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 2e-4 })
  }

  @Test("lsuv gives every convolution unit output variance", arguments: ["resnet-8", "plain-6"])
  func lsuv(_ network: String) throws {
    var model = try Self.model(network, "lsuv")
    model.forward(.training)
    for case .convolution(let layer, _, let output) in model.network.nodes
    where model.layers[layer].context.role != .classifier {
      #expect(abs(Self.variance(model.view(output).map.values) - 1) < 1e-3)
    }
  }

  @Test(
    "pws-data sets α to √(2/var) of what α = 1 gives; later convolutions of branches keep 1",
    arguments: ["resnet-8", "resnet-18x0.25", "preact-resnet-8"]
  )
  func standardization(_ network: String) throws {
    let model = try Self.model(network, "pws-data")
    var adapted = 0, kept = 0
    for case .convolution(let layer, _, let output) in model.network.nodes {
      let context = model.layers[layer].context
      guard context.role != .classifier else { continue }
      var plain = model, alphas: [Float] = []
      plain.update { parameter in
        guard parameter.name == context.name + ".alpha" else { return }
        alphas = parameter.value.values
        parameter.value = FilterBank(parameter.value.shape, repeating: 1)
      }
      plain.forward(.training)
      let isAdapted = context.role != .block || context.branch?.index == 0
      let variance = Self.variance(plain.view(output).map.values)
      let expected = isAdapted ? (2 / variance).squareRoot() : 1
      #expect(alphas.count == context.shape.outputs)
      #expect(alphas.allSatisfy { abs(Double($0) / expected - 1) < 1e-4 }, "\(context.name)")
      if isAdapted { adapted += 1 } else { kept += 1 }
    }
    #expect(adapted > kept && kept > 0)
  }

  @Test("wn-data gives every channel mean 0 and variance 1 behind its bias")
  func weightNormalization() throws {
    var model = try Self.model("plain-6", "wn-data")
    model.forward(.training)
    let view = model.view(2), pixels = view.map.shape.pixels
    let values = view.map.values
    for channel in 0..<16 {
      let numbers = values.indices.filter { $0 / pixels % 16 == channel }.map { index in
        Double(view.scale.map { $0[0, channel, 1] } ?? 0) + Double(values[index])
      }
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(abs(mean) < 1e-4 && abs(squares / Double(numbers.count) - 1) < 1e-3)
    }
  }

  @Test("branches of skipinit and fixup start at zero: blocks pass their input on")
  func zeroBranches() throws {
    for method in ["skipinit", "fixup"] {
      var model = try Self.model("preact-resnet-8", method)
      model.forward(.training)
      for case .join(let branch, _, _, _) in model.network.nodes {
        #expect(model.seen(branch).allSatisfy { $0 == 0 }, "\(method)")
      }
    }
  }

  @Test(
    "A10, B7: without noise pws and msr compute the same in both modes, bit for bit",
    arguments: ["pws", "pws-2gn", "msr", "scaled-ws"],
    ["resnet-8", "preact-resnet-8"]
  )
  func modes(_ method: String, _ network: String) throws {
    var model = try Self.model(network, method)
    let images = SampleBatch(model.network, count: 8).images
    #expect(model.logits(of: images, .training) == model.logits(of: images, .inference))
  }
}
