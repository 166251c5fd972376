import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Checkpoint")
struct CheckpointTests {
  /// A model that has taken a few steps.
  private func trained(_ method: String, network: String = "resnet-8") throws -> Model {
    var trainer = try Trainer(
      Experiment.sample(method, network: network, steps: 3) { $0.learningRate = 0.05 }.session()
    )
    _ = trainer.run { _ in }
    return trainer.trained.model
  }

  @Test("tensors have torchvision's names and shapes")
  func names() throws {
    let shapes = Checkpoint.tensors(of: try trained("bn")).mapValues(\.shape)
    #expect(shapes["conv1.weight"] == [16, 3, 3, 3])
    #expect(shapes["bn1.weight"] == [16])
    #expect(shapes["bn1.bias"] == [16])
    #expect(shapes["bn1.running_mean"] == [16])
    #expect(shapes["bn1.running_var"] == [16])
    #expect(shapes["layer1.0.conv1.weight"] == [16, 16, 3, 3])
    #expect(shapes["layer2.0.conv1.weight"] == [32, 16, 3, 3])
    #expect(shapes["layer2.0.bn2.running_var"] == [32])
    #expect(shapes["layer3.0.conv2.weight"] == [64, 64, 3, 3])
    #expect(shapes["fc.weight"] == [10, 64])
    #expect(shapes["fc.bias"] == [10])
    // Seven convolutions, seven normalizations of four tensors each, weight and bias of the classifier.
    #expect(shapes.count == 7 + 7 * 4 + 2)
  }

  @Test("a shortcut's 1×1 convolution keeps its four extents")
  func shortcut() throws {
    let session = try Experiment.sample(network: "resnet-18").session()
    let shapes = Checkpoint.tensors(of: session.model).mapValues(\.shape)
    #expect(shapes["layer2.0.downsample.0.weight"] == [128, 64, 1, 1])
    #expect(shapes["layer2.0.downsample.1.running_mean"] == [128])
    #expect(shapes["fc.weight"] == [10, 512])
  }

  @Test("what only a method has stands beside the kernel")
  func methodParameters() throws {
    let shapes = Checkpoint.tensors(of: try trained("pws")).mapValues(\.shape)
    #expect(shapes["layer1.0.conv1.alpha"] == [16])
  }

  @Test(
    "a model that reads a file computes the same logits",
    arguments: MethodRegistry.names,
    ["resnet-8", "plain-6"]
  )
  func roundTrip(_ method: String, _ network: String) throws {
    // Factors of branches want a network that has branches.
    let hasFactor = MethodRegistry.method(named: method)?.branch != .one
    if hasFactor, network == "plain-6" { return }
    try expectRoundTrip(trained(method, network: network), method, network)
  }

  @Test(
    "in every network with a name, narrow where widths can be scaled",
    arguments: NetworkRegistry.names.filter { !$0.hasPrefix("mlp-") || $0.count == 5 },
    ["bn", "none", "pws", "msr"]
  )
  func networks(_ network: String, _ method: String) throws {
    let name = NetworkRegistry.contains(network + "x0.125") ? network + "x0.125" : network
    // Gradient rules keep no numbers, and mlp-N has no kernel for msr's.
    let msr = "initialization=zero-mean,kernel=exp-scale,activation=msr-bias"
    let kept = method == "msr" ? msr : method
    var model = try Experiment.sample(kept, network: name).session().model
    // Statistics start alike in all models: numbers of their own show whether they are read.
    var random = RandomSource(seed: 1, purpose: .probe)
    model.updateStatistics { $0.values = $0.values.map { _ in random.uniform(in: 0.5...2) } }
    try expectRoundTrip(model, kept, name)
  }

  private func expectRoundTrip(_ saved: Model, _ method: String, _ network: String) throws {
    var model = saved
    let file = try Safetensors(Safetensors(tensors: Checkpoint.tensors(of: model)).data())
    var session = try Experiment.sample(method, network: network) { $0.seed = 5 }.session()
    _ = session.load(step: 0)
    model.images.assign(session.model.images.values)
    model.forward(.inference)
    session.model.forward(.inference)
    #expect(session.model.logitBits != model.logitBits)
    try Checkpoint.load(file.tensors, into: &session.model)
    session.model.forward(.inference)
    #expect(session.model.logitBits == model.logitBits)
    #expect(Checkpoint.tensors(of: session.model) == file.tensors)
  }

  @Test("PyTorch's batch counter is ignored")
  func counter() throws {
    var model = try trained("bn")
    var tensors = Checkpoint.tensors(of: model)
    tensors["bn1.num_batches_tracked"] = .init(shape: [], values: [7])
    try Checkpoint.load(tensors, into: &model)
  }

  @Test("a mismatch lists every difference and leaves the model as it is")
  func mismatch() throws {
    var model = try trained("bn")
    let before = Checkpoint.tensors(of: model)
    var tensors = before.mapValues { tensor in
      Safetensors.Tensor(shape: tensor.shape, values: tensor.values.map { $0 + 1 })
    }
    tensors["fc.bias"] = nil
    tensors["bn1.running_mean"] = nil
    tensors["extra"] = .init(shape: [2], values: [1, 2])
    tensors["conv1.weight"] = .init(shape: [1], values: [1])
    let error = #expect(throws: Checkpoint.Mismatch.self) {
      try Checkpoint.load(tensors, into: &model)
    }
    let differences = [
      "'bn1.running_mean' [16] is missing",
      "'conv1.weight' is [1], the model has [16, 3, 3, 3]", "'extra' [2] is not in the model",
      "'fc.bias' [10] is missing",
    ]
    #expect(error?.differences == differences)
    #expect(error?.description == differences.joined(separator: "\n"))
    #expect(Checkpoint.tensors(of: model) == before)
  }
}
