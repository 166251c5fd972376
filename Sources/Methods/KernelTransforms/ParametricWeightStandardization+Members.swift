extension ParametricWeightStandardization {
  static var relative: SlotMember {
    member(
      "pws",
      "standardized kernels with a trained scale, biases, no normalization",
      "PWS, relative γ = 0.1",
      gamma: 0.1
    ) { ParametricWeightStandardization($0, gamma: $1) }
  }

  static var absolute: SlotMember {
    member(
      "pws-absolute",
      "pws with a γ that does not follow the fan-in and shrinks wide layers",
      "the authors' code, γ = 1e-3",
      gamma: 1e-3
    ) { ParametricWeightStandardization($0, gamma: $1, relative: false) }
  }

  static var gain: SlotMember {
    member(
      "pws-gain",
      "pws with the gain √(2/(1 − 1/π)) that centred kernels need behind ReLU",
      "PWS with an exact gain",
      gamma: 0.1
    ) { ParametricWeightStandardization($0, gamma: $1, gain: 2 / (1 - 1 / Double.pi)) }
  }

  static var data: SlotMember {
    member(
      "pws-data",
      "pws whose scales start so that the first batch gives variance 2",
      "the authors' code, initalpha",
      gamma: 0.1,
      readsFirstBatch: true
    ) { ParametricWeightStandardization($0, gamma: $1, adapts: true) }
  }

  private static func member(
    _ name: String,
    _ summary: String,
    _ place: String,
    gamma: Double,
    readsFirstBatch: Bool = false,
    make: @escaping @Sendable (KernelContext, Double) -> ParametricWeightStandardization
  ) -> SlotMember {
    SlotMember(
      name,
      in: .kernel,
      summary,
      source: .variance(place),
      [SlotParameter("gamma", gamma, in: 0...10)]
    ) { method, number in
      let gamma = number("gamma")
      method.kernelTransform = { make($0, gamma) }
      if readsFirstBatch { method.readsFirstBatch = true }
    }
  }
}
