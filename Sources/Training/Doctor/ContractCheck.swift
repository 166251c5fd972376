import Datasets
import Kernels
import Methods
import Networks

/// What every method owes the engine, and what it may do differently in training and inference.
package struct ContractCheck {
  package let findings: [MethodExamination.Finding]

  package init(_ session: Session, labels: [Int]) throws {
    findings =
      try [
        Self.shapes(session, labels), Self.names(session), Self.inference(session),
        Self.oneImage(session), Self.savedModel(session),
      ] + Self.modes(session)
  }

  /// Gradients have their parameters' shapes, and all numbers are finite.
  private static func shapes(_ session: Session, _ labels: [Int]) -> MethodExamination.Finding {
    var model = session.model
    model.forward(.training)
    let loss = model.backward(labels: labels).loss
    var wrong: [String] = []
    model.forEachParameter { parameter in
      let isSound =
        parameter.gradient.shape == parameter.value.shape
        && parameter.gradient.storage.allSatisfy(\.isFinite)
        && parameter.value.storage.allSatisfy(\.isFinite)
      if !isSound { wrong.append(parameter.name) }
    }
    guard loss.isFinite, wrong.isEmpty else {
      let text = "the first loss is \(loss); no finite gradient of its shape: "
      return .init(.failed, "shapes", text + wrong.joined(separator: ", "))
    }
    let text = "\(model.parameterCount) parameters, all gradients finite, the first loss \(loss)"
    return .init(.passed, "shapes", text)
  }

  /// Checkpoints keep parameters by name.
  private static func names(_ session: Session) -> MethodExamination.Finding {
    var counts: [String: Int] = [:], model = session.model
    model.forEachParameter { counts[$0.name, default: 0] += 1 }
    model.updateStatistics { counts[$0.name, default: 0] += 1 }
    let twice = counts.filter { $0.value > 1 }.keys.sorted()
    return twice.isEmpty
      ? .init(.passed, "names", "\(counts.count) tensors, each with a name of its own")
      : .init(.failed, "names", "used twice: " + twice.joined(separator: ", "))
  }

  /// Inference changes nothing, and an image's logits do not depend on its neighbours.
  private static func inference(_ session: Session) -> MethodExamination.Finding {
    var model = session.model
    let before = Checkpoint.tensors(of: model)
    let first = logits(&model, session.model.images.values, .inference)
    let again = logits(&model, session.model.images.values, .inference)
    guard first == again, Checkpoint.tensors(of: model) == before else {
      return .init(.failed, "inference", "changes the model, or its own result")
    }
    return dependsOnNeighbours(session, .inference)
      ? .init(.failed, "inference", "an image's logits depend on the other images of the batch")
      : .init(.passed, "inference", "changes nothing, and looks at each image alone")
  }

  /// Trains on single images, as far as it can: a finite loss is all that is asked.
  private static func oneImage(_ session: Session) throws -> MethodExamination.Finding {
    var experiment = session.experiment
    experiment.batch = 1
    var trainer = try Trainer(session.again(experiment))
    let result = trainer.run { _ in }
    return .init(
      "batches of one",
      !result.diverged,
      result.diverged ? "training on single images diverges at once" : "train with a finite loss"
    )
  }

  /// A model that is saved and read again computes the same logits.
  private static func savedModel(_ session: Session) throws -> MethodExamination.Finding {
    var trainer = try Trainer(session)
    _ = trainer.run { _ in }
    var saved = trainer.trained.model
    let file = try Safetensors(Safetensors(tensors: Checkpoint.tensors(of: saved)).data())
    var experiment = session.experiment
    experiment.seed += 1
    var read = try session.again(experiment).model
    try Checkpoint.load(file.tensors, into: &read)
    let images = session.model.images.values
    let isSame = logits(&saved, images, .inference) == logits(&read, images, .inference)
    return .init(
      "checkpoint",
      isSame,
      isSame
        ? "saved and read again, the model computes the same logits"
        : "a model that is saved and read again computes other logits"
    )
  }

  /// What differs between training and inference.
  private static func modes(_ session: Session) throws -> [MethodExamination.Finding] {
    var trainer = try Trainer(session)
    _ = trainer.run { _, _ in }
    var model = trainer.trained.model
    let found = ModeDifference.measure(&model)
    let modes =
      found.differing == 0
      ? "training and inference compute the same, to the last bit"
      : "training and inference differ in \(found.differing) of \(found.differences.count) layers, "
        + "by up to \((100 * (found.differences.max() ?? 0)).rounded()) % of the layer's largest value"
    let neighbours =
      dependsOnNeighbours(session, .training)
      ? "an image's logits depend on the other images of the batch" : "looks at each image alone"
    return [.init(.stated, "modes", modes), .init(.stated, "training", neighbours)]
  }

  private static func dependsOnNeighbours(_ session: Session, _ phase: Phase) -> Bool {
    let model = session.model, images = model.images.values
    let size = images.count / model.batch
    var first = model, second = model
    let with = logits(&first, images, phase)
    let changed = images[..<size] + images[size...].map { 0.5 - $0 }
    return logits(&second, Array(changed), phase)[0] != with[0]
  }

  /// The bits of the logits of every image.
  private static func logits(_ model: inout Model, _ images: [Float], _ phase: Phase) -> [[UInt32]]
  {
    model.images.assign(images)
    model.forward(phase)
    return (0..<model.batch).map { sample in
      (0..<model.network.classes).map {
        SoftmaxCrossEntropy.logit(model.logits, sample, $0).bitPattern
      }
    }
  }
}

extension Session {
  /// A session of a changed experiment under the same method.
  fileprivate func again(_ experiment: Experiment) throws(ExperimentError) -> Session {
    try Session(experiment, method: model.method, data: data, engine: engine)
  }
}
