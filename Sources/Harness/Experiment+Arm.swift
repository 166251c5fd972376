public import Catalog
import Training

extension Experiment {
  /// The experiment that an arm of the catalogue with a seed stands for.
  ///
  /// Settings that an arm does not have keep the experiment's defaults.
  init(arm: Arm, seed: Int) throws(PlanError) {
    self.init()
    self.seed = seed
    parameters = arm.parameters
    // A whole run is either so many steps or so many epochs.
    if arm.settings["epochs"] != nil { steps = 0 }
    for (name, value) in arm.settings.sorted(by: { $0.key < $1.key })
    where SettingField.named(name) != nil {
      let accepted = setNumber(name, value) || setWord(name, value)
      guard accepted else {
        throw .setting(name: name, value: value.description, arm: arm.name)
      }
    }
  }

  /// Sets a setting that is a number or a list of numbers; `false` when it is none.
  private mutating func setNumber(_ name: String, _ value: SettingValue) -> Bool {
    if name == "milestones" {
      milestones = value.elements.compactMap(\.number)
      return milestones.count == value.elements.count
    }
    guard let number = value.number else { return false }
    switch name {
    case "epochs": epochs = number
    case "lr": learningRate = number
    case "momentum": momentum = number
    case "weight_decay": weightDecay = number
    case "bias_lr_factor": biasRateFactor = number
    case "classifier_lr_factor": classifierRateFactor = number
    case "label_smoothing": labelSmoothing = number
    case "target_loss": targetLoss = number
    default:
      guard let whole = Int(exactly: number) else { return false }
      return setWhole(name, whole)
    }
    return true
  }

  /// Sets a setting that is a whole number; `false` when it is none.
  private mutating func setWhole(_ name: String, _ number: Int) -> Bool {
    switch name {
    case "train_images": trainImages = number
    case "validation_images": validationImages = number
    case "test_images": testImages = number
    case "image_size": imageSize = number
    case "batch": batch = number
    case "steps": steps = number
    case "warmup_steps": warmupSteps = number
    default: return false
    }
    return true
  }

  /// Sets a setting that is a word or a flag; `false` when it is none.
  private mutating func setWord(_ name: String, _ value: SettingValue) -> Bool {
    if name == "augment", let flag = value.flag {
      augment = flag
      return true
    }
    guard let text = value.text else { return false }
    switch name {
    case "probe": probe = text
    case "network": network = text
    case "method": method = text
    case "reference": reference = text
    case "dataset": dataset = text
    case "schedule": schedule = text
    case "convolution": convolution = text
    case "kernels": kernels = text
    default: return false
    }
    return true
  }
}

extension Arm {
  /// The name that people read, `suite/case lr=0.1 method=bn`.
  public var name: String { "\(suite)/\(caseID) \(label)" }
}
