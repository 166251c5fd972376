import ArgumentParser
import Datasets
import Foundation
import Kernels
import Networks
import Training

/// Trains one model, with a line per epoch.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains one model, prints a line per epoch, and can save it.",
    discussion: """
      SGD with momentum; the learning rate follows half a cosine to zero unless --schedule says \
      otherwise. The same options give the same numbers on any machine.
      """
  )

  @Option(help: "A network of 'pwsbench list networks'.")
  var network: String

  @Option(help: "A method of 'pwsbench list methods'.")
  var method: String

  @Option(help: "A data set of 'pwsbench list datasets'.")
  var dataset: String = "procedural"

  @Option(help: "Passes over the training images.")
  var epochs: Double = 3

  @Option(help: "Images per step.")
  var batch: Int = 128

  @Option(help: "The learning rate.")
  var lr: Double = 0.1

  @Option(help: "The factor on past gradients.")
  var momentum: Double = 0.9

  @Option(name: .customLong("weight-decay"), help: "The pull of weights to zero.")
  var weightDecay: Double = 5e-4

  @Option(help: "constant, step or cosine.")
  var schedule: String = "cosine"

  @Option(name: .customLong("train-images"), help: "Training images; 0 takes all.")
  var trainImages: Int = 0

  @Option(name: .customLong("test-images"), help: "Test images; 0 takes all.")
  var testImages: Int = 0

  @Option(name: .customLong("image-size"), help: "Edge to average images down to; 0 keeps it.")
  var imageSize: Int = 0

  @Flag(help: "Crop with padding and flip training images.")
  var augment = false

  @Option(help: "What everything random is drawn from.")
  var seed: Int = 0

  @Option(help: "Threads; the numbers do not depend on them.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Where to save the model, as safetensors with torchvision's names.")
  var save: String?

  @Flag(help: "One JSON line per epoch, then one with the final numbers.")
  var json = false

  @OptionGroup var engine: EngineOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    for (name, value) in [("epochs", epochs), ("batch", Double(batch)), ("lr", lr)]
    where !(value > 0) {
      throw ValidationError("--\(name) must be positive, found \(value)")
    }
    guard threads > 0 else {
      throw ValidationError("--threads must be at least 1, found \(threads)")
    }
  }

  func run() throws {
    let output = EpochOutput(isJSON: json)
    try CommandFailure.translating {
      let images = try ExperimentData(experiment, directory: data.directory)
      let session = try Session(experiment, data: images, engine: engine.make(threads: threads))
      var trainer = try Trainer(session)
      output.begin()
      let result = trainer.run { output.show($0, stepsPerEpoch: session.stepsPerEpoch) }
      output.end(result)
      if let save { try write(trainer.trained.model, to: save) }
    }
  }

  private func write(_ model: Model, to path: String) throws {
    let file = Safetensors(
      metadata: ["network": network, "method": method],
      tensors: Checkpoint.tensors(of: model)
    )
    try file.data().write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private var experiment: Experiment {
    var experiment = Experiment()
    experiment.network = network
    experiment.method = method
    experiment.dataset = dataset
    experiment.trainImages = trainImages
    experiment.testImages = testImages
    experiment.imageSize = imageSize
    experiment.batch = batch
    experiment.epochs = epochs
    experiment.learningRate = lr
    experiment.momentum = momentum
    experiment.weightDecay = weightDecay
    experiment.schedule = schedule
    experiment.augment = augment
    experiment.seed = seed
    experiment.convolution = engine.convolution.rawValue
    experiment.kernels = engine.kernels.rawValue
    return experiment
  }
}
