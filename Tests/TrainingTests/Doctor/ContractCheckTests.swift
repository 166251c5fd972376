import Datasets
import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Contract check")
struct ContractCheckTests {
  private func findings(
    _ method: String,
    network: String = "resnet-8"
  ) throws -> [String: MethodExamination.Finding] {
    var session = try Experiment.sample(method, network: network) { $0.learningRate = 1e-3 }
      .session()
    let labels = session.load(step: 0)
    let findings = try ContractCheck(session, labels: labels).findings
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.check, $0) })
  }

  @Test("BatchNorm keeps the contract, and differs between training and inference")
  func batchNorm() throws {
    let found = try findings("bn")
    #expect(!found.values.contains { $0.outcome == .failed }, "\(found)")
    #expect(found["modes"]?.outcome == .stated)
    #expect(found["modes"]?.detail.contains("differ in 8 of 8 layers") == true)
    #expect(found["training"]?.detail.contains("depend on the other images") == true)
  }

  @Test("pws looks at each image alone, in one graph")
  func standardization() throws {
    let found = try findings("pws")
    #expect(!found.values.contains { $0.outcome == .failed }, "\(found)")
    #expect(found["modes"]?.detail == "training and inference compute the same, to the last bit")
    #expect(found["training"]?.detail == "looks at each image alone")
  }

  @Test("a rule that breaks its contract fails where it does", arguments: FaultyRule.Fault.allCases)
  func faults(_ fault: FaultyRule.Fault) throws {
    var method = try #require(MethodRegistry.method(named: "none"))
    method.activationRule = { $0.normalization == "bn1" ? FaultyRule(fault) : nil }
    let experiment = Experiment.sample("none") { $0.learningRate = 1e-3 }
    var session = try Session(
      experiment,
      method: method,
      data: ExperimentData(experiment, directory: nil),
      engine: Engine()
    )
    let labels = session.load(step: 0)
    let failed = try ContractCheck(session, labels: labels).findings.filter {
      $0.outcome == .failed
    }
    let unsaved = "checkpoint: a model that is saved and read again computes other logits"
    let expected =
      switch fault {
      case .none: [] as [String]
      case .nameTwice: ["names: used twice: scale"]
      // Its training is evaluated: that too leaves it in a state that no checkpoint keeps.
      case .changingInference: ["inference: changes the model, or its own result", unsaved]
      case .unsavedState: [unsaved]
      }
    #expect(failed.map { "\($0.check): \($0.detail)" } == expected)
  }

  @Test("a model that is not finite fails, and the parameters are named")
  func notFinite() throws {
    var session = try Experiment.sample("none").session()
    let labels = session.load(step: 0)
    session.model.update { if $0.name == "conv1.weight" { $0.value[3, 1] = .nan } }
    let found = try ContractCheck(session, labels: labels).findings
    let shapes = try #require(found.first { $0.check == "shapes" })
    #expect(shapes.outcome == .failed)
    #expect(shapes.detail.contains("conv1.weight"))
  }
}
