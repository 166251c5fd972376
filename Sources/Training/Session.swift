public import Datasets
public import Kernels
package import Methods
public import Networks

/// A model with the images it sees: what training and probes both work on.
public struct Session: Sendable {
  /// What is run.
  public let experiment: Experiment
  /// The images.
  public let data: ExperimentData
  /// Where it is computed.
  public let engine: Engine
  /// The model as it is now.
  public var model: Model
  private var loader: BatchLoader
  private let trainEvaluation: BatchLoader
  private let validationEvaluation: BatchLoader?
  private let testEvaluation: BatchLoader

  /// Builds the model of an experiment.
  ///
  /// - Throws: `ExperimentError` when a name is unknown or the network does not fit the images.
  public init(
    _ experiment: Experiment,
    data: ExperimentData,
    engine: Engine
  ) throws(ExperimentError) {
    try self.init(experiment, method: nil, data: data, engine: engine)
  }

  /// Builds the model of an experiment, under a method without a name if one is given.
  package init(
    _ experiment: Experiment,
    method given: Method?,
    data: ExperimentData,
    engine: Engine
  ) throws(ExperimentError) {
    let shape = data.train.shape
    guard
      let network = NetworkRegistry.network(
        named: experiment.network,
        channels: shape.channels,
        height: shape.height,
        width: shape.width,
        classes: data.train.classes
      )
    else { throw .unknown(what: "network", name: experiment.network) }
    let method = if let given { given } else { try network.method(experiment.method) }
    guard experiment.batch > 0 else {
      throw .setting(name: "batch", problem: "\(experiment.batch) images; write at least 1")
    }
    guard experiment.steps > 0 || (0...1e6).contains(experiment.epochs) else {
      throw .setting(name: "epochs", problem: "\(experiment.epochs); write 0 to 1000000")
    }
    let seed = UInt64(bitPattern: Int64(experiment.seed))
    let loader = BatchLoader(
      data.train,
      batch: experiment.batch,
      seed: seed,
      isAugmented: experiment.augment
    )
    self.experiment = experiment
    self.data = data
    self.engine = engine
    self.loader = loader
    trainEvaluation = BatchLoader(
      data.train.prefix(min(data.train.count, data.test.count)),
      batch: loader.batch,
      seed: seed
    )
    validationEvaluation = data.validation.map {
      BatchLoader($0, batch: loader.batch, seed: seed)
    }
    testEvaluation = BatchLoader(data.test, batch: loader.batch, seed: seed)
    model = Model(network, method: method, batch: loader.batch, seed: seed, engine: engine)
    if method.readsFirstBatch {
      _ = load(step: 0)
      model.adaptToFirstBatch()
    }
  }

  /// Optimizer steps of one pass over the training images.
  public var stepsPerEpoch: Int { loader.stepsPerEpoch }

  /// Optimizer steps of the whole run.
  public var totalSteps: Int {
    experiment.steps > 0
      ? experiment.steps : max(1, Int((experiment.epochs * Double(stepsPerEpoch)).rounded()))
  }

  /// Writes the images of a training step into the model; returns their labels.
  public mutating func load(step: Int) -> [Int] {
    let epoch = step / stepsPerEpoch
    let indices = loader.indices(epoch: epoch, step: step % stepsPerEpoch)
    write(indices, loader, epoch: epoch)
    return loader.labels(of: indices)
  }

  /// Writes training images into the model, unaugmented unless the experiment says otherwise;
  /// returns their labels.
  package mutating func load(images indices: [Int]) -> [Int] {
    write(indices, loader, epoch: 0)
    return loader.labels(of: indices)
  }

  /// What a model is worth on images that it does not learn from.
  public struct Evaluation: Sendable, Hashable, Codable {
    /// Share of images that are classified correctly, in percent.
    public var accuracy: Double
    /// The mean loss.
    public var loss: Double
    /// Images that were looked at.
    public var images: Int
  }

  /// Shows the model the images of a split, as in inference; of the training images as many as the
  /// test has.
  public mutating func evaluate(_ split: Split) -> Evaluation {
    evaluation(on: split == .train ? trainEvaluation : testEvaluation)
  }

  /// Share of images that are classified correctly, in percent, with the running statistics.
  public mutating func accuracy(_ split: Split) -> Double { evaluate(split).accuracy }

  /// Shows the model the held-out images, as in inference; `nil` when none are held out.
  public mutating func validation() -> Evaluation? {
    validationEvaluation.map { evaluation(on: $0) }
  }

  private mutating func evaluation(on loader: BatchLoader) -> Evaluation {
    var correct = 0, loss = 0.0
    for range in loader.evaluationBatches {
      write(Array(range), loader, epoch: 0)
      model.forward(.inference)
      let value = SoftmaxCrossEntropy.evaluate(model.logits, labels: loader.labels(of: range))
      correct += value.correct
      loss += value.loss * Double(range.count)
    }
    let count = Double(loader.images.count)
    return Evaluation(
      accuracy: 100 * Double(correct) / count,
      loss: loss / count,
      images: loader.images.count
    )
  }

  private func write(_ indices: [Int], _ loader: BatchLoader, epoch: Int) {
    let images = model.images
    engine.pool.run(indices.count) { item, _ in
      loader.write(image: indices[item], epoch: epoch, to: images.plane(item, 0))
    }
  }
}
