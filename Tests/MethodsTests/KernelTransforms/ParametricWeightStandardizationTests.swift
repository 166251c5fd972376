import Kernels
import Methods
import Testing

@Suite("Parametric weight standardization")
struct ParametricWeightStandardizationTests {
  /// γ and whether it is relative to the variance of the start.
  static let settings = [(0.1, true), (1e-3, false), (0, true), (2, true)]

  static func probe(
    _ shape: KernelShape,
    _ gamma: Double = 0.1,
    _ relative: Bool = true
  ) throws -> TransformProbe {
    try TransformProbe(shape) {
      ParametricWeightStandardization($0, gamma: gamma, relative: relative)
    }
  }

  @Test("forward is c·α·(W − μ)/√(v + γ)", arguments: Samples.kernelShapes, settings)
  func forward(_ shape: KernelShape, _ setting: (gamma: Double, relative: Bool)) throws {
    let share = 2 / Double(shape.length)
    let epsilon = setting.relative ? setting.gamma * share : setting.gamma
    try Self.probe(shape, setting.gamma, setting.relative).expectForward { filter, alpha in
      let deviation = (filter.squares / Double(filter.count) + epsilon).squareRoot()
      return filter.map { share.squareRoot() * alpha * ($0 - filter.mean) / deviation }
    }
  }

  @Test("backward agrees with differences", arguments: Samples.kernelShapes, settings)
  func backward(_ shape: KernelShape, _ setting: (gamma: Double, relative: Bool)) throws {
    try Self.probe(shape, setting.gamma, setting.relative).expectBackward()
  }

  @Test("a constant added to W changes nothing", arguments: Samples.kernelShapes)
  func shift(_ shape: KernelShape) throws {
    let probe = try Self.probe(shape)
    var shifted = probe
    shifted.raw = FilterBank(shape, values: probe.raw.values.map { $0 - 4 })
    let error = worstError(
      shifted.kernel.values.map(Double.init),
      probe.kernel.values.map(Double.init)
    )
    #expect(error <= 2e-6)
  }

  @Test("without γ a factor on W changes nothing; with γ it does", arguments: Samples.kernelShapes)
  func scale(_ shape: KernelShape) throws {
    for (gamma, invariant) in [(0.0, true), (0.1, false)] {
      let probe = try Self.probe(shape, gamma)
      var scaled = probe
      scaled.raw = FilterBank(shape, values: probe.raw.values.map { 3 * $0 })
      let error = worstError(
        scaled.kernel.values.map(Double.init),
        probe.kernel.values.map(Double.init)
      )
      #expect((error <= 1e-6) == invariant)
      #expect(Samples.padding(scaled.kernel).allSatisfy { $0 == 0 })
    }
  }

  @Test("∂L/∂W has no filter mean: the average gradient can not shift W")
  func gradientMean() throws {
    // The claim of the paper, at layers as wide as its networks'.
    for shape in Samples.kernelShapes + [
      KernelShape(outputs: 20, inputs: 128, height: 3, width: 3)
    ] {
      for (gamma, relative) in Self.settings {
        let gradient = try Self.probe(shape, gamma, relative).gradients.raw
        for filter in 0..<shape.outputs {
          let values = Samples.filter(gradient, filter)
          let size = (values.norm * values.norm / Double(values.count)).squareRoot()
          #expect(abs(values.mean) <= 1e-6 * size)
        }
      }
    }
  }

  @Test("the relative γ shrinks a fresh kernel alike at every width, the absolute one does not")
  func widths() throws {
    func shrinkage(_ inputs: Int, _ gamma: Double, _ relative: Bool) throws -> Double {
      let shape = KernelShape(outputs: 16, inputs: inputs, height: 3, width: 3)
      var random = RandomSource(seed: 1, purpose: .initialization)
      let raw = NormalStart(.he).kernel(Samples.place(shape), &random)
      var transform = ParametricWeightStandardization(
        Samples.place(shape),
        gamma: gamma,
        relative: relative
      )
      var kernel = FilterBank(shape)
      transform.forward(raw, into: &kernel, try Samples.kernels())
      let filters = (0..<16).map { Samples.filter(kernel, $0).squares / 2 }
      return filters.mean.squareRoot()
    }
    for inputs in [64, 256, 512] {
      #expect(abs(try shrinkage(inputs, 0.1, true) - 0.953) <= 0.005)
    }
    for (inputs, expected) in [(64, 0.88), (256, 0.68), (512, 0.55)] {
      #expect(abs(try shrinkage(inputs, 1e-3, false) - expected) <= 0.01)
    }
  }

  @Test("α starts at 1 and does not decay; relative γ = 0.1 is the default")
  func start() throws {
    let shape = Samples.kernelShapes[0]
    let transform = ParametricWeightStandardization(Samples.place(shape))
    #expect(transform.parameters.map(\.name) == ["conv.alpha"])
    #expect(transform.parameters[0].value == FilterBank(.vector(shape.outputs), repeating: 1))
    #expect(!transform.parameters[0].decays)
    let ours = try TransformProbe(shape) { ParametricWeightStandardization($0) }.kernel
    #expect(ours == (try Self.probe(shape, 0.1, true).kernel))
  }

  @Test("data-dependent, the stem, shortcuts and first convolutions of branches take α·√(2/var)")
  func adaptation() throws {
    let shape = Samples.kernelShapes[0]
    let map = FeatureMap(MapShape(images: 3, channels: shape.outputs, height: 2, width: 3))
    let values = Samples.numbers(3 * shape.outputs * 6, mean: 2, deviation: 3)
    let moments = Moments(map.shape), kernels = try Samples.kernels()
    map.assign(values)
    for image in 0..<3 { kernels.measure(map, image, 0, into: moments) }
    let all = values.map(Double.init), variance = all.squares / Double(all.count)
    for (role, index, isAdapted) in [
      (.stem, nil, true), (.shortcut, nil, true), (.block, 0, true), (.block, 1, false),
      (.block, 2, false),
    ] as [(KernelContext.Role, Int?, Bool)] {
      for isAsked in [true, false] {
        var place = Samples.place(shape, role: role)
        place.branch = index.map { KernelContext.Branch(count: 4, length: 3, index: $0) }
        var transform = ParametricWeightStandardization(place, adapts: isAsked)
        transform.parameters[0].value[1] = 3
        #expect(transform.adapt(to: FirstOutput(moments)) == (isAsked && isAdapted))
        let factor = isAsked && isAdapted ? (2 / variance).squareRoot() : 1
        let expected = (0..<shape.outputs).map { ($0 == 1 ? 3 : 1) * factor }
        let found = (0..<shape.outputs).map { Double(transform.parameters[0].value[$0]) }
        #expect(worstError(found, expected) < 1e-6, "\(role) \(index ?? -1)")
      }
    }
  }

  @Test("pws-gain has the kernel of pws times √(1/(1 − 1/π))", arguments: Samples.kernelShapes)
  func gain(_ shape: KernelShape) throws {
    let kernels = try ["pws", "pws-gain"].map { name in
      let method = try #require(MethodRegistry.method(named: name))
      let transform = try #require(method.kernelTransform(Samples.place(shape)))
      return try TransformProbe(shape) { _ in transform }.kernel.values.map(Double.init)
    }
    let factor = (1 / (1 - 1 / Double.pi)).squareRoot()
    #expect(worstError(kernels[1], kernels[0].map { $0 * factor }) <= 1e-6)
    #expect(abs(factor - 1.2112) < 1e-4)
  }
}
