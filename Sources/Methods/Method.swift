import Kernels

/// Where a method was published.
public struct Citation: Sendable, Hashable {
  /// Authors, title and venue.
  public let text: String
  /// The section, equation or file.
  public let place: String

  /// Creates a citation.
  public init(_ text: String, place: String) {
    self.text = text
    self.place = place
  }
}

/// What a published method changes in a network: one choice in each of five slots.
///
/// Each slot is a recipe that is given the place it stands in, so that a method can treat the stem, the
/// blocks and the shortcuts differently. `nil` leaves the place as it is.
public struct Method: Sendable {
  /// The name that suites use.
  public let name: String
  /// One line for lists.
  public let summary: String
  /// Where it was published.
  public let source: Citation
  /// What its slots hold, `kernel=pws,activation=bias`; the same for equal methods.
  public internal(set) var composition: String = ""
  /// What its slots hold, slot by slot; defaults are left out.
  public internal(set) var members: [SlotMember] = []
  /// The raw kernels at the start.
  public var initialization: any Initialization = NormalStart(.he)
  /// From raw kernels to used kernels.
  public var kernelTransform: @Sendable (KernelContext) -> (any KernelTransform)? = { _ in nil }
  /// From moments to scale and shift.
  public var activationRule: @Sendable (ActivationContext) -> (any ActivationRule)? = { _ in nil }
  /// Whether gradients are changed, at those places for which `gradientRule` gives a rule.
  public private(set) var hasGradientRule: Bool = false
  /// The change of a kernel's gradient.
  public var gradientRule: @Sendable (KernelContext) -> (any GradientRule)? = { _ in nil }
  /// The factor on residual branches.
  public var branch: BranchRule = .one
  /// Half the width of the noise at the input of each block, dimensionless; 0 is none.
  public var noise: Double = 0
  /// Whether the start depends on the first training batch.
  public var readsFirstBatch: Bool = false
  /// Whether convolutions read through places of their own, `ActivationContext.reader`.
  public var hasInputPlaces: Bool = false
  /// The start of the classifier.
  public var classifier: any Initialization = NormalStart(.classifier)

  init(_ name: String, _ summary: String, source: Citation) {
    self.name = name
    self.summary = summary
    self.source = source
  }

  /// The rule of a place with the branch's factor and the noise that belong there.
  ///
  /// - Parameters:
  ///   - place: where the rule stands.
  ///   - seed: what the noise is drawn from.
  ///   - index: the place's number in the network, which names its stream of noise.
  /// - Returns: the rule, or `nil` where the map is seen as it is.
  public func rule(
    at place: ActivationContext,
    seed: UInt64,
    index: Int
  ) -> (any ActivationRule)? {
    if place.role == .classifier { return Bias(place) }
    var rule = activationRule(place)
    if let block = place.branchEnd, branch != .one {
      rule = BranchFactor(rule, branch, block: block)
    }
    if place.isBlockInput, noise > 0 {
      rule = Noise(rule, delta: noise, seed: seed, place: index)
    }
    return rule
  }

  /// Adds a rule for gradients behind those that are there.
  mutating func add(_ rule: @escaping @Sendable (KernelContext) -> (any GradientRule)?) {
    let before = gradientRule
    hasGradientRule = true
    gradientRule = { place in
      guard let first = before(place) else { return rule(place) }
      guard let second = rule(place) else { return first }
      return GradientRuleSequence(rules: [first, second])
    }
  }
}
