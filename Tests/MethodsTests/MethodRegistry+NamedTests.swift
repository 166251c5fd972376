import Kernels
import Methods
import Testing

@Suite("Method registry, named methods")
struct MethodRegistryNamedTests {
  /// What the papers' methods hold, their numbers being the members' own unless they are written.
  static let compositions = """
    none none
    none-bias activation=bias
    he none
    xavier initialization=xavier
    lsuv initialization=lsuv
    zmi initialization=zero-mean
    centred kernel=centred,activation=bias
    pws kernel=pws,activation=bias
    pws-absolute kernel=pws-absolute,activation=bias
    pws-gain kernel=pws-gain,activation=bias
    pws-data kernel=pws-data,activation=bias
    pws-2gn kernel=pws,activation=two-gn
    ws kernel=ws,activation=gn
    scaled-ws kernel=scaled-ws,activation=bias
    wn kernel=wn,activation=bias
    wn-data kernel=wn-data,activation=centred-bias
    affine activation=affine
    actnorm activation=actnorm
    bn activation=bn
    bn-minus activation=bn-minus
    bn-last activation=bn-last
    bn-freeze activation=bn-freeze
    gn activation=gn
    ln activation=ln
    in activation=in
    gc gradient=gc
    agc activation=bias,gradient=agc
    clip gradient=clip
    msr-rule gradient=msr
    unit-norm initialization=unit-norm,kernel=exp-scale,activation=msr-bias
    msr initialization=zero-mean,kernel=exp-scale,activation=msr-bias,gradient=msr
    msr-0.9 initialization=zero-mean,kernel=exp-scale,activation=msr-bias,gradient=msr(weight=0.9)
    msr-regularized initialization=zero-mean,kernel=exp-scale,activation=msr-bias,gradient=msr+unit-norm
    skipinit branch=skipinit
    fixup initialization=fixup,activation=scalar-bias,branch=fixup
    """.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }

  static let shape = KernelShape(outputs: 18, inputs: 20, height: 3, width: 3)

  private func method(_ name: String) throws -> Method { try MethodRegistry.method(name) }

  @Test("a name stands for the composition of its paper", arguments: compositions)
  func composition(_ line: [String]) throws {
    #expect(try method(line[0]).composition == line[1])
  }

  @Test("kernels at the start are those of the initialization")
  func initializations() throws {
    for (name, expected) in [
      ("zmi", UnitNorm(hasZeroMean: true)), ("unit-norm", UnitNorm(hasZeroMean: false)),
      ("msr", UnitNorm(hasZeroMean: true)), ("xavier", NormalStart(.xavier)),
      ("he", NormalStart(.he)), ("bn", NormalStart(.he)),
    ] as [(String, any Initialization)] {
      let kernels = try [method(name).initialization, expected].map { start in
        var random = RandomSource(seed: 1, purpose: .initialization)
        return start.kernel(Samples.place(Self.shape), &random)
      }
      #expect(kernels[0] == kernels[1], "\(name)")
    }
  }

  @Test("used kernels are those of the transform with the paper's numbers")
  func transforms() throws {
    for (name, expected) in [
      ("pws", { ParametricWeightStandardization($0, gamma: 0.1, relative: true) }),
      ("pws-absolute", { ParametricWeightStandardization($0, gamma: 1e-3, relative: false) }),
      ("centred", { _ in Centred() }), ("ws", { _ in WeightStandardization() }),
    ] as [(String, (KernelContext) -> any KernelTransform)] {
      let transform = try #require(method(name).kernelTransform(Samples.place(Self.shape)))
      let found = try TransformProbe(Self.shape) { _ in transform }.kernel
      #expect(try found == TransformProbe(Self.shape, make: expected).kernel, "\(name)")
    }
  }

  @Test("maps are those of the rule with the paper's groups and parameters")
  func rules() throws {
    for (name, expected) in [
      ("ln", { GroupNorm($0, groups: 1) }), ("in", { GroupNorm($0, groups: $0.channels) }),
      ("bn", { BatchNorm($0) }), ("bn-minus", { BatchNorm($0, affine: false) }),
      ("affine", { Affine($0) }), ("none-bias", { Bias($0) }),
    ] as [(String, (ActivationContext) -> any ActivationRule)] {
      let rule = try #require(method(name).activationRule(Samples.place(channels: 18)))
      let found = try RuleProbe { _ in rule }, other = try RuleProbe(make: expected)
      #expect(found.rule.parameters.map(\.name) == other.rule.parameters.map(\.name), "\(name)")
      #expect(found.run().y == other.run().y, "\(name)")
    }
  }

  @Test("gradients are those of the rule with the paper's numbers")
  func gradients() throws {
    for (name, expected) in [
      ("msr", MeanShiftRejection(weight: 1)), ("msr-rule", MeanShiftRejection(weight: 1)),
      ("msr-0.9", MeanShiftRejection(weight: 0.9)), ("gc", GradientCentralization()),
    ] as [(String, any GradientRule)] {
      let rule = try #require(method(name).gradientRule(Samples.place(Self.shape)))
      let results = try [rule, expected].map { rule in
        var gradient = Samples.kernel(Self.shape, seed: 4)
        rule.apply(to: &gradient, raw: Samples.kernel(Self.shape), try Samples.kernels())
        return gradient
      }
      #expect(results[0] == results[1], "\(name)")
    }
  }
}
