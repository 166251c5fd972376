import Harness
import Methods
import Testing
import Training

@Suite("Canary")
struct CanaryTests {
  private func experiment(_ change: (inout Experiment) -> Void = { _ in }) -> Experiment {
    var experiment = Experiment()
    experiment.steps = 100
    change(&experiment)
    return experiment
  }

  @Test("the name says what the canary stands for, and nothing else of the cell")
  func name() {
    #expect(Canary(of: experiment()).name == "bn resnet-8")
    let other = Canary(of: experiment { $0.batch = 7 })
    #expect(other == Canary(of: experiment { $0.seed = 9 }))
    let unusual = experiment {
      $0.kernels = "openblas"
      $0.convolution = "direct"
      $0.probe = "depth-moments"
    }
    #expect(Canary(of: unusual).name == "bn resnet-8 direct openblas depth-moments")
  }

  @Test("a fingerprint repeats, and is another one for another computation")
  func fingerprint() {
    let first = Canary(of: experiment()).fingerprint()
    #expect(first.count == 64 && first == Canary(of: experiment()).fingerprint())
    let others = [
      experiment { $0.method = "none" }, experiment { $0.network = "plain-4" },
      experiment { $0.probe = "depth-moments" }, experiment { $0.probe = "logit-gradient" },
    ].map { Canary(of: $0).fingerprint() }
    #expect(Set(others + [first]).count == 5)
  }

  @Test("every probe that measures no time has a canary that runs", arguments: ProbeRegistry.names)
  func probes(name: String) throws {
    let probe = try #require(ProbeRegistry.probe(named: name))
    guard !probe.isTimed else { return }
    let canary = Canary(of: experiment { $0.probe = name })
    #expect(canary.refusals.isEmpty, "\(canary.refusals)")
  }

  @Test("whatever a training may be told to do changes the digest", arguments: Self.changes)
  func course(name: String, change: @Sendable (inout Experiment) -> Void) throws {
    let course = Canary(of: experiment()).parts[1]
    var changed = course
    change(&changed)
    #expect(changed != course)
    #expect(Canary.digest(of: changed) != Canary.digest(of: course))
  }

  private static let changes: [(String, @Sendable (inout Experiment) -> Void)] = [
    ("schedule", { $0.schedule = "constant" }), ("milestones", { $0.milestones = [0.75] }),
    ("warm-up", { $0.warmupSteps = 0 }), ("smoothing", { $0.labelSmoothing = 0 }),
    ("rate of biases", { $0.biasRateFactor = 1 }),
    ("rate of the classifier", { $0.classifierRateFactor = 1 }),
    ("images held out", { $0.validationImages = 1 }), ("target", { $0.targetLoss = 0 }),
    ("image size", { $0.imageSize = 16 }),
  ]

  @Test("every method has a canary that runs", arguments: MethodRegistry.names)
  func methods(name: String) {
    let canary = Canary(of: experiment { $0.method = name })
    #expect(canary.refusals.isEmpty, "\(canary.refusals)")
  }
}
