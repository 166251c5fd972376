import ArgumentParser
import Datasets
import Foundation
import Kernels
import Training

/// Measures one saved model.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measures a saved model on the images of a data set.",
    discussion: """
      The file is one of 'pwsbench train --save', or any safetensors file with torchvision's names. \
      A file whose names or shapes are not those of the network is refused with every difference.
      """
  )

  @Option(help: ArgumentHelp("The safetensors file.", valueName: "file"))
  var load: String

  @Option(help: "A network of 'pwsbench list networks'; what the file says when it is not given.")
  var network: String?

  @Option(help: "A method of 'pwsbench list methods'; what the file says when it is not given.")
  var method: String?

  @Option(help: "A data set of 'pwsbench list datasets'.")
  var dataset: String = "procedural"

  @Option(help: "train or test.")
  var split: Split = .test

  @Option(help: "Images of the split that are looked at; 0 takes all.")
  var images: Int = 0

  @Option(name: .customLong("image-size"), help: "Edge to average images down to; 0 keeps it.")
  var imageSize: Int = 0

  @Option(help: "Images at a time; the numbers do not depend on it.")
  var batch: Int = 128

  @Option(help: "Threads; the numbers do not depend on them.")
  var threads: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "One JSON line.")
  var json = false

  @OptionGroup var engine: EngineOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    for (name, value) in [("batch", batch), ("threads", threads)] where value < 1 {
      throw ValidationError("--\(name) must be at least 1, found \(value)")
    }
  }

  func run() throws {
    let file = try read()
    let evaluation = try CommandFailure.translating {
      let experiment = try experiment(file)
      let images = try DatasetRegistry.load(
        dataset,
        split: split,
        count: images,
        directory: data.directory
      )
      .averaged(to: imageSize)
      var session = try Session(
        experiment,
        data: ExperimentData(train: images, test: images),
        engine: engine.make(threads: threads)
      )
      do {
        try Checkpoint.load(file.tensors, into: &session.model)
      } catch {
        let model = "\(experiment.network) under \(experiment.method)"
        throw CommandFailure(.badData, "\(load) does not hold \(model):\n\(error)")
      }
      return session.evaluate(.test)
    }
    try write(evaluation)
  }

  /// The file, whose bytes are mapped and not copied.
  private func read() throws -> Safetensors {
    do {
      return try Safetensors(
        Data(contentsOf: URL(fileURLWithPath: load), options: .alwaysMapped)
      )
    } catch let error as Safetensors.FormatError {
      throw CommandFailure(.badData, "\(load): \(error)")
    } catch {
      throw CommandFailure(.badData, "\(load) cannot be read: \(error.localizedDescription)")
    }
  }

  private func experiment(_ file: Safetensors) throws -> Experiment {
    func named(_ option: String?, _ name: String) throws -> String {
      guard let value = option ?? file.metadata[name] else {
        throw CommandFailure(.badCommandLine, "\(load) names no \(name); write --\(name)")
      }
      return value
    }
    var experiment = Experiment()
    experiment.network = try named(network, "network")
    experiment.method = try named(method, "method")
    experiment.batch = batch
    return experiment
  }

  private func write(_ evaluation: Session.Evaluation) throws {
    guard json else {
      return Console.write(
        String(
          format: "accuracy %.2f %%, loss %.6f, %d images of %@ (%@)\n",
          evaluation.accuracy,
          evaluation.loss,
          evaluation.images,
          dataset,
          split.rawValue
        )
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    Console.write(String(decoding: try encoder.encode(evaluation), as: UTF8.self) + "\n")
  }
}
