import Catalog
import Harness
import Testing
import Training

@Suite("Experiment+Arm")
struct ExperimentArmTests {
  @Test("every setting of the catalogue reaches the experiment")
  func everySetting() throws {
    let values: [String: SettingValue] = [
      "network": .text("plain-10"), "dataset": .text("mnist"), "train_images": .number(10),
      "validation_images": .number(9),
      "test_images": .number(11), "image_size": .number(12), "augment": .flag(true),
      "batch": .number(13), "steps": .number(14), "momentum": .number(0.5),
      "bias_lr_factor": .number(0.125), "classifier_lr_factor": .number(0.375),
      "warmup_steps": .number(15), "label_smoothing": .number(0.0625),
      "weight_decay": .number(0.25), "target_loss": .number(0.75), "schedule": .text("step"),
      "milestones": .list([.number(0.1), .number(0.2)]), "convolution": .text("winograd"),
      "kernels": .text("openblas"), "widths": .list([.number(1), .number(2)]),
    ]
    let plan = try SampleCatalog.plan([SampleCatalog.suite(settings: values)])
    var expected = Experiment()
    expected.network = "plain-10"
    expected.dataset = "mnist"
    expected.trainImages = 10
    expected.validationImages = 9
    expected.testImages = 11
    expected.imageSize = 12
    expected.augment = true
    expected.batch = 13
    expected.steps = 14
    expected.momentum = 0.5
    expected.weightDecay = 0.25
    expected.biasRateFactor = 0.125
    expected.classifierRateFactor = 0.375
    expected.warmupSteps = 15
    expected.labelSmoothing = 0.0625
    expected.targetLoss = 0.75
    expected.schedule = "step"
    expected.milestones = [0.1, 0.2]
    expected.convolution = "winograd"
    expected.kernels = "openblas"
    expected.parameters = ["widths": [1, 2]]
    expected.method = "bn"
    expected.learningRate = 0.1
    expected.seed = 100
    #expect(plan.cells.first?.experiment == expected)
  }

  @Test("every setting of the catalogue's table is understood")
  func table() throws {
    for field in SettingField.all {
      let value: SettingValue =
        switch field.type {
        case .integer, .number: .number(field.range?.contains(16) ?? true ? 16 : 0.5)
        case .numbers: .list([.number(0.5)])
        case .flag: .flag(true)
        case .word(let words): .text(words.first ?? "")
        case .probe, .network, .method, .dataset: .text("name")
        }
      #expect(throws: Never.self, "\(field.name)") {
        try SampleCatalog.plan([SampleCatalog.suite(settings: [field.name: value])])
      }
    }
  }

  @Test("a value of the wrong kind is refused with the arm and the setting")
  func wrongKind() throws {
    for (name, value) in [
      ("batch", SettingValue.number(1.5)), ("network", .number(3)), ("augment", .text("yes")),
      ("milestones", .list([.text("half")])),
    ] {
      let error = try #require(throws: PlanError.self) {
        try SampleCatalog.plan([SampleCatalog.suite(settings: [name: value])])
      }
      #expect("\(error)".contains("large-lr/train") && "\(error)".contains("'\(name)'"))
    }
  }

  @Test("a probe's own numbers become parameters")
  func parameters() throws {
    let probe = try #require(try SampleCatalog.plan().cells.first { $0.kind == .probe })
    #expect(probe.experiment.probe == "moments")
    #expect(probe.experiment.parameters == ["depths": [5]])
  }
}
