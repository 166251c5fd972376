import Kernels
import Methods
import Testing

@Suite("Method registry")
struct MethodRegistryTests {
  /// The classes of a network's places.
  static let shapes = [
    KernelShape(outputs: 16, inputs: 3, height: 3, width: 3),
    KernelShape(outputs: 20, inputs: 16, height: 3, width: 3), KernelShape(outputs: 32, inputs: 16),
  ]

  private static func method(_ name: String) throws -> Method {
    try #require(MethodRegistry.method(named: name), "\(name)")
  }

  @Test("names are unique, in the form that suites allow, and lead to their method")
  func names() throws {
    let names = MethodRegistry.names
    #expect(Set(names).count == names.count)
    #expect(names == MethodRegistry.all.map(\.name))
    for name in names {
      #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9.]+)*/) != nil, "\(name)")
      #expect(try Self.method(name).name == name)
    }
    #expect(MethodRegistry.method(named: "batchnorm") == nil)
    #expect(MethodRegistry.method(named: "") == nil)
    #expect(MethodRegistry.method(named: "BN") == nil)
  }

  @Test("the methods that the suites compare are listed")
  func listed() {
    let expected: Set = [
      "none", "none-bias", "affine", "bn", "bn-minus", "gn", "pws", "centred", "wn", "ws",
      "scaled-ws", "gc", "agc", "msr-rule", "msr", "he", "xavier", "lsuv", "actnorm", "fixup",
      "skipinit", "pws-absolute", "pws-gain", "pws-data", "pws-2gn", "wn-data", "bn-last",
      "bn-freeze", "ln", "in", "clip", "zmi", "unit-norm", "msr-0.9", "msr-regularized",
    ]
    #expect(expected.subtracting(MethodRegistry.names).isEmpty)
  }

  @Test("every method says what it is and where it was published")
  func descriptions() {
    for method in MethodRegistry.all {
      #expect(!method.summary.isEmpty && !method.summary.contains("\n"), "\(method.name)")
      #expect(method.source.text.contains(/(19|20)\d\d/), "\(method.name)")
      #expect(!method.source.place.isEmpty, "\(method.name)")
    }
    let summaries = MethodRegistry.all.map(\.summary)
    #expect(Set(summaries).count == summaries.count)
  }

  @Test("every kernel slot can be filled and run at every place", arguments: MethodRegistry.names)
  func kernels(_ name: String) throws {
    let method = try Self.method(name), kernels = try Samples.kernels()
    for role in KernelContext.Role.allCases {
      for shape in Self.shapes {
        let place = Samples.place(shape, role: role)
        var random = RandomSource(seed: 1, purpose: .initialization)
        let raw = method.initialization.kernel(place, &random)
        #expect(raw.shape == shape)
        #expect(raw.values.allSatisfy { $0.isFinite })
        // Fixup's classifier starts at zero.
        guard raw.values.contains(where: { $0 != 0 }) else {
          #expect(name == "fixup" && role == .classifier)
          continue
        }
        var kernel = raw, gradient = Samples.kernel(shape, seed: 4)
        if var transform = method.kernelTransform(place) {
          transform.forward(raw, into: &kernel, kernels)
          transform.backward(&gradient, raw: raw, kernels)
          for parameter in transform.parameters {
            #expect(parameter.name.hasPrefix("conv."))
            // α, θ and their like are pulled to no value.
            #expect(!parameter.decays)
            #expect(parameter.gradient.values.allSatisfy { $0.isFinite })
          }
        }
        method.gradientRule(place)?.apply(to: &gradient, raw: raw, kernels)
        #expect(kernel.values.allSatisfy { $0.isFinite } && kernel.values.contains { $0 != 0 })
        #expect(gradient.values.allSatisfy { $0.isFinite } && gradient.values.contains { $0 != 0 })
        #expect(Samples.padding(kernel).allSatisfy { $0 == 0 })
        #expect(Samples.padding(gradient).allSatisfy { $0 == 0 })
      }
    }
  }

  @Test("every rule can be filled and run at every place", arguments: MethodRegistry.names)
  func rules(_ name: String) throws {
    let method = try Self.method(name)
    for role in KernelContext.Role.allCases {
      for isPlain in [false, true] {
        for channels in [4, 16, 20] {
          let place = Samples.place(channels: channels, role: role, isPlain: isPlain)
          guard let rule = method.activationRule(place) else { continue }
          let shape = MapShape(images: 2, channels: channels, height: 2, width: 2)
          let outcome = try RuleProbe(shape) { _ in rule }.run()
          #expect(outcome.y.allSatisfy { $0.isFinite })
          #expect(outcome.inputGradient.allSatisfy { $0.isFinite })
          let names = rule.parameters.map(\.name) + rule.statistics.map(\.name)
          #expect(Set(names).count == names.count && names.allSatisfy { $0.contains(".") })
        }
      }
    }
  }

  @Test("the methods that keep no statistics compute the same in training and inference")
  func phases() throws {
    for method in MethodRegistry.all {
      guard let rule = method.activationRule(Samples.place(channels: 18)), rule.statistics.isEmpty
      else { continue }
      var probe = try RuleProbe { _ in rule }, copy = rule
      let training = probe.forward(&copy)
      probe.phase = .inference
      #expect(probe.forward(&copy) == training, "\(method.name)")
    }
  }

  @Test("gradient rules stand where their papers put them")
  func gradientRules() throws {
    for name in ["msr", "msr-rule", "msr-0.9"] {
      let rule = try Self.method(name).gradientRule
      for role in KernelContext.Role.allCases {
        #expect((rule(Samples.place(Self.shapes[1], role: role)) != nil) == (role == .block))
        // A 1×1 slice is its own mean: the rule would take the whole gradient.
        #expect(rule(Samples.place(Self.shapes[2], role: role)) == nil)
      }
    }
    let stem = try Self.method("gradient=msr(stem=1)").gradientRule
    #expect(stem(Samples.place(Self.shapes[0], role: .stem)) is MeanShiftRejection)
    #expect(stem(Samples.place(Self.shapes[1])) is MeanShiftRejection)
    #expect(stem(Samples.place(Self.shapes[1], role: .classifier)) == nil)
    let gc = try Self.method("gc").gradientRule
    #expect(gc(Samples.place(Self.shapes[1])) is GradientCentralization)
    let agc = try Self.method("agc").gradientRule
    #expect(agc(Samples.place(Self.shapes[1])) is AdaptiveGradientClipping)
  }

  @Test("mean shift rejection has a bias in the stem, and everywhere in plain nets")
  func biases() throws {
    let rule = try Self.method("msr").activationRule
    #expect(rule(Samples.place(channels: 8, role: .stem)) is Bias)
    #expect(rule(Samples.place(channels: 8)) == nil)
    #expect(rule(Samples.place(channels: 8, isPlain: true)) is Bias)
  }

  @Test("group normalization has 32 groups, or a quarter of the channels, in whole groups")
  func groups() throws {
    for (channels, groups) in [
      (2, 1), (7, 1), (16, 4), (18, 3), (20, 5), (64, 16), (128, 32), (136, 17), (256, 32),
    ] {
      let shape = MapShape(images: 2, channels: channels, height: 2, width: 3)
      let ours = try RuleProbe(shape) { place in
        MethodRegistry.method(named: "gn")?.activationRule(place) ?? Bias(place)
      }
      let expected = try RuleProbe(shape) { GroupNorm($0, groups: groups) }
      #expect(ours.run().y == expected.run().y)
    }
  }
}
