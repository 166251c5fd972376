import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Gradient check")
struct GradientCheckTests {
  /// A kernel transform whose backward pass forgets or spoils something.
  private struct Broken: KernelTransform {
    enum Mistake { case none, factor, sign, mean }
    let mistake: Mistake

    func forward(_ raw: FilterBank, into kernel: inout FilterBank, _ kernels: KernelTable) {
      let means = raw.sums(kernels).map { -$0 / Double(raw.shape.length) }
      let ones = [Double](repeating: 1, count: means.count)
      kernel.assign(ones, raw, plus: means, kernels)
    }

    func backward(_ gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
      let means = gradient.sums(kernels).map { -$0 / Double(raw.shape.length) }
      let none = [Double](repeating: 0, count: means.count)
      let factor = mistake == .factor ? 1.1 : mistake == .sign ? -1 : 1
      gradient.assign(
        [Double](repeating: factor, count: means.count),
        gradient,
        plus: mistake == .mean ? none : means.map { factor * $0 },
        kernels
      )
    }
  }

  /// A trained branch factor whose own derivative is multiplied.
  private struct BrokenFactor: ActivationRule {
    var rule: BranchFactor
    let factor: Float

    var parameters: [Parameter] {
      get { rule.parameters }
      set { rule.parameters = newValue }
    }

    mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
      rule.forward(moments, phase, into: scale)
    }

    mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
      rule.backward(gradient, into: coefficients)
      rule.parameters[0].gradient[0] *= factor
    }
  }

  @Test("a branch factor's derivative passes, and is found when it is off by a twentieth")
  func branchFactor() throws {
    for factor: Float in [1, 0.95, 1.05, -1] {
      var loaded = try Experiment.sample("none").session()
      let labels = loaded.load(step: 0)
      var method = try #require(MethodRegistry.method(named: "none"))
      method.activationRule = { place in
        place.branchEnd.map {
          BrokenFactor(rule: BranchFactor(nil, .trained(from: 0.5), block: $0), factor: factor)
        }
      }
      let network = loaded.model.network
      let model = Model(network, method: method, batch: 8, seed: 0, engine: Engine())
      model.images.assign(loaded.model.images.values)
      let findings = GradientCheck(model, labels: labels).findings
      #expect(findings.map(\.outcome) == [factor == 1 ? .passed : .failed], "\(findings)")
      if factor != 1 {
        for block in ["layer1.0", "layer2.0", "layer3.0"] {
          #expect(findings.first?.detail.contains("\(block).branch_scale is off by") == true)
        }
      }
    }
  }

  private func findings(with mistake: Broken.Mistake) throws -> [MethodExamination.Finding] {
    let session = try Experiment.sample("none", network: "plain-6").session()
    var method = try #require(MethodRegistry.method(named: "none"))
    method.kernelTransform = { $0.name == "layer2.0.conv1" ? Broken(mistake: mistake) : nil }
    var loaded = session
    let labels = loaded.load(step: 0)
    let network = session.model.network
    let model = Model(network, method: method, batch: 8, seed: 0, engine: Engine())
    model.images.assign(loaded.model.images.values)
    return GradientCheck(model, labels: labels).findings
  }

  @Test("a right gradient passes")
  func right() throws {
    let findings = try findings(with: .none)
    #expect(findings.map(\.outcome) == [.passed], "\(findings)")
  }

  @Test(
    "a wrong factor, a wrong sign and a forgotten mean are found where they are",
    arguments: [0, 1, 2]
  )
  func wrong(_ index: Int) throws {
    let findings = try findings(with: [.factor, .sign, .mean][index])
    #expect(findings.map(\.outcome) == [.failed], "\(findings)")
    #expect(findings.first?.detail.hasPrefix("layer2.0.conv1.weight is off by ") == true)
  }

  @Test("gradient rules are left out", arguments: ["gc", "msr-rule", "agc"])
  func rules(_ method: String) throws {
    let findings = try findings(method)
    #expect(findings.map(\.outcome) == [.passed], "\(findings)")
  }

  @Test(
    "noise, starts of the first batch, frozen statistics and composed slots are differentiated, too",
    arguments: [
      "msr+noise", "bn+noise,branch=skipinit", "wn-data,branch=fixup", "initialization=lsuv",
      "activation=bn-freeze(steps=0)", "ws+noise(delta=0.5)",
    ]
  )
  func composed(_ method: String) throws {
    let findings = try findings(method, network: "resnet-8")
    #expect(findings.map(\.outcome) == [.passed], "\(findings)")
  }

  private func findings(
    _ method: String,
    network: String = "plain-4"
  ) throws -> [MethodExamination.Finding] {
    var session = try Experiment.sample(method, network: network).session()
    let labels = session.load(step: 0)
    return GradientCheck(session, labels: labels).findings
  }
}
