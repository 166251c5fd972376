import Kernels
import Methods
import Networks
import Testing

/// Images and labels at random, and the models that see them.
struct SampleBatch {
  let images: [Float]
  let labels: [Int]

  /// Normal images, and labels below `classes`.
  init(_ network: Network, count: Int, seed: UInt64 = 1) {
    let shape = network.maps[network.input].shape
    var random = RandomSource(seed: seed, purpose: .probe)
    images = (0..<count * shape.channels * shape.pixels).map { _ in random.normal() }
    labels = (0..<count).map { _ in random.integer(below: network.classes) }
  }
}

/// The network of a name.
func sampleNetwork(
  _ name: String,
  size: Int = 8,
  channels: Int = 3,
  classes: Int = 10
) throws -> Network {
  try #require(
    NetworkRegistry.network(
      named: name,
      channels: channels,
      height: size,
      width: size,
      classes: classes
    )
  )
}

/// The method of a name.
func sampleMethod(_ name: String) throws -> Method {
  try #require(MethodRegistry.method(named: name))
}

/// A model of a network under a method, by their names.
func sampleModel(
  _ network: String,
  _ method: String,
  size: Int = 8,
  batch: Int = 4,
  seed: UInt64 = 1,
  engine: Engine = Engine()
) throws -> Model {
  Model(
    try sampleNetwork(network, size: size),
    method: try sampleMethod(method),
    batch: batch,
    seed: seed,
    engine: engine
  )
}

extension Model {
  /// The logits [N,K] of images.
  mutating func logits(of images: [Float], _ phase: Phase) -> [[Float]] {
    self.images.assign(images)
    forward(phase)
    return (0..<batch).map { sample in
      (0..<network.classes).map { SoftmaxCrossEntropy.logit(logits, sample, $0) }
    }
  }

  /// One step of SGD on a batch; returns the loss before it.
  @discardableResult
  mutating func train(
    _ sample: SampleBatch,
    rate: Float,
    momentum: Float = 0.9,
    decay: Float = 5e-4
  ) -> Double {
    images.assign(sample.images)
    forward(.training)
    let value = backward(labels: sample.labels)
    let kernels = engine.kernels
    update {
      kernels.descend(
        &$0.value,
        velocity: &$0.velocity,
        gradient: $0.gradient,
        rate: rate,
        momentum: momentum,
        decay: $0.decays ? decay : 0,
        nesterov: false
      )
    }
    return value.loss
  }

  /// What is seen of a map, row-major [N,C,H,W].
  func seen(_ map: Int) -> [Float] {
    let view = view(map), target = FeatureMap(view.map.shape)
    for image in 0..<target.shape.images {
      for block in 0..<target.shape.blocks {
        engine.kernels.write(view, image, block, to: target.plane(image, block))
      }
    }
    return target.values
  }

  /// Every parameter's numbers by name.
  var values: [String: [Float]] {
    var values: [String: [Float]] = [:]
    forEachParameter { values[$0.name] = $0.value.values }
    return values
  }

  /// Every running statistic by name.
  var statistics: [String: [Float]] {
    var statistics: [String: [Float]] = [:], copy = self
    copy.updateStatistics { statistics[$0.name] = $0.values }
    return statistics
  }

  /// Every parameter's gradient by name.
  var gradients: [String: [Float]] {
    var gradients: [String: [Float]] = [:]
    forEachParameter { gradients[$0.name] = $0.gradient.values }
    return gradients
  }
}
