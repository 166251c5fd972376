import Kernels

/// Every method by name: a new one is its file, its test and its line here.
public enum MethodRegistry {
  /// The methods in the order in which lists show them.
  public static var all: [Method] {
    [
      none, noneWithBias, affine, batchNorm, batchNormMinus, groupNorm,
      parametricWeightStandardization, centred, weightNormalization, weightStandardization,
      scaledWeightStandardization, gradientCentralization, adaptiveGradientClipping,
      meanShiftRejectionRule, meanShiftRejection,
    ]
  }

  /// The names of all methods.
  public static var names: [String] { all.map(\.name) }

  /// The method of a name.
  public static func method(named name: String) -> Method? { all.first { $0.name == name } }
}

extension MethodRegistry {
  /// The start of the classifier under every method, so that methods differ only where they claim to.
  public static var classifierInitialization: any Initialization { ClassifierNormal() }

  /// What stands behind the classifier under every method: its bias.
  public static func classifierRule(_ context: ActivationContext) -> any ActivationRule {
    Bias(context)
  }

  private static var none: Method {
    Method(
      "none",
      "no normalization, no bias",
      source: Citation(residual, place: "without its BN")
    )
  }

  private static var noneWithBias: Method {
    Method(
      "none-bias",
      "no normalization, biased convolutions",
      source: Citation(residual, place: "without its BN")
    )
    .with { $0.activationRule = { Bias($0) } }
  }

  private static var affine: Method {
    Method(
      "affine",
      "trained scale and shift where BN would stand, no normalization",
      source: Citation(shiftAndScale, place: "AffineLayer")
    )
    .with { $0.activationRule = { Affine($0) } }
  }

  private static var batchNorm: Method {
    Method(
      "bn",
      "BatchNorm",
      source: Citation("Ioffe & Szegedy 2015, arXiv 1502.03167", place: "algorithm 1")
    )
    .with { $0.activationRule = { BatchNorm($0) } }
  }

  private static var batchNormMinus: Method {
    Method(
      "bn-minus",
      "BatchNorm without scale and shift",
      source: Citation(shiftAndScale, place: "BatchNorm-minus")
    )
    .with { $0.activationRule = { BatchNorm($0, affine: false) } }
  }

  private static var groupNorm: Method {
    Method(
      "gn",
      "GroupNorm, 32 groups or C/4 for narrow layers",
      source: Citation("Wu & He 2018, arXiv 1803.08494", place: "equations 1-6")
    )
    .with { $0.activationRule = { GroupNorm($0, groups: groups($0.channels)) } }
  }

  private static var parametricWeightStandardization: Method {
    Method(
      "pws",
      "standardized kernels with a trained scale, biases, no normalization",
      source: Citation(variance, place: "PWS, relative γ = 0.1")
    )
    .with {
      $0.kernelTransform = { ParametricWeightStandardization($0) }
      $0.activationRule = { Bias($0) }
    }
  }

  private static var centred: Method {
    Method(
      "centred",
      "kernels without a mean, biases, no normalization",
      source: Citation(variance, place: "the centring half of PWS")
    )
    .with {
      $0.kernelTransform = { _ in Centred() }
      $0.activationRule = { Bias($0) }
    }
  }

  private static var weightNormalization: Method {
    Method(
      "wn",
      "kernels of trained length, 1 at the start, biases, no normalization",
      source: Citation("Salimans & Kingma 2016, arXiv 1602.07868", place: "equation 2")
    )
    .with {
      $0.kernelTransform = { WeightNormalization($0) }
      $0.activationRule = { Bias($0) }
    }
  }

  private static var weightStandardization: Method {
    Method(
      "ws",
      "standardized kernels before GroupNorm",
      source: Citation("Qiao et al. 2019, arXiv 1903.10520", place: "equations 6-7")
    )
    .with {
      $0.kernelTransform = { _ in WeightStandardization() }
      $0.activationRule = groupNorm.activationRule
    }
  }

  private static var scaledWeightStandardization: Method {
    Method(
      "scaled-ws",
      "standardized kernels with a trained gain, biases, no normalization",
      source: Citation("Brock, De, Smith 2021, arXiv 2101.08692", place: "equation 3")
    )
    .with {
      $0.kernelTransform = { ScaledWeightStandardization($0) }
      $0.activationRule = { Bias($0) }
    }
  }

  private static var adaptiveGradientClipping: Method {
    Method(
      "agc",
      "gradients clipped to 1 % of their filter's norm, biases, no normalization",
      source: Citation("Brock et al. 2021, arXiv 2102.06171", place: "λ = 0.01")
    )
    .with {
      $0.gradientRule = { _ in AdaptiveGradientClipping() }
      $0.activationRule = { Bias($0) }
    }
  }

  private static var gradientCentralization: Method {
    Method(
      "gc",
      "gradients without a mean per filter, no normalization",
      source: Citation("Yong et al. 2020, arXiv 2004.01461", place: "equation 1")
    )
    .with { $0.gradientRule = { $0.role == .block ? GradientCentralization() : nil } }
  }

  private static var meanShiftRejectionRule: Method {
    Method(
      "msr-rule",
      "gradients without a mean per slice, no normalization",
      source: Citation(rejection, place: "the gradient rule alone, M = 1")
    )
    .with { $0.gradientRule = rejectsMeanShift }
  }

  private static var meanShiftRejection: Method {
    Method(
      "msr",
      "zero-mean unit-norm kernels kept so by the gradient rule, a trained scale",
      source: Citation(rejection, place: "M = 1, plain decay")
    )
    .with {
      $0.initialization = ZeroMeanUnitNorm()
      $0.kernelTransform = { ExponentialScale($0) }
      // Residual nets have a bias in the stem only, plain nets one per convolution.
      $0.activationRule = { $0.role == .stem || $0.isPlain ? Bias($0) : nil }
      $0.gradientRule = rejectsMeanShift
    }
  }

  /// 32 groups, or C/4 for narrow layers; the next fewer that divide the channels where these do not.
  private static func groups(_ channels: Int) -> Int {
    (1...min(32, max(1, channels / 4))).last { channels % $0 == 0 } ?? 1
  }

  @Sendable private static func rejectsMeanShift(_ context: KernelContext) -> (any GradientRule)? {
    context.role == .block && context.shape.taps > 1 ? MeanShiftRejection() : nil
  }

  private static var residual: String { "He et al. 2016, arXiv 1512.03385" }
  private static var shiftAndScale: String { "Peerthum & Stamp 2023, arXiv 2303.12818" }
  private static var variance: String { "Liu, Ge, Li, Gui 2021, arXiv 2103.11590" }
  private static var rejection: String { "Ruff, Beck, Bach 2019, arXiv 1911.13173" }
}
