public import Kernels

/// Whether a network learns or is used.
public enum Phase: String, Sendable, CaseIterable {
  case training, inference
}

/// Where a normalization stands in a network.
public struct ActivationContext: Sendable, Hashable {
  /// The channels of the map.
  public let channels: Int
  /// The name of the convolution right before it, `layer1.0.conv1`; empty when there is none.
  public let convolution: String
  /// The name of the normalization, `layer1.0.bn1`; empty where the network has no place for one.
  public let normalization: String
  /// The part of the network the convolution before it belongs to.
  public let role: KernelContext.Role
  /// Whether the network has no shortcuts.
  public let isPlain: Bool
  /// The block whose branch ends here, `layer1.0`; `nil` everywhere else.
  public var branchEnd: String?
  /// Whether a block begins with what is seen here, its skip and its branch.
  public var isBlockInput: Bool = false
  /// Whether nothing but the global pool and the classifier follows.
  public var isLast: Bool = false
  /// The convolution that reads what is seen here, `layer1.0.conv1`, where the place was made for that;
  /// `nil` everywhere else.
  public var reader: String?

  /// Creates a context.
  public init(
    channels: Int,
    convolution: String,
    normalization: String,
    role: KernelContext.Role,
    isPlain: Bool = false
  ) {
    self.channels = channels
    self.convolution = convolution
    self.normalization = normalization
    self.role = role
    self.isPlain = isPlain
  }
}

extension ActivationContext {
  /// Whether a convolution stands right before the place.
  public var hasConvolution: Bool { !convolution.isEmpty }
  /// Whether the network has a normalization here.
  public var hasNormalization: Bool { !normalization.isEmpty }

  /// The place with another name for its normalization.
  func normalized(_ name: String) -> ActivationContext {
    var copy = ActivationContext(
      channels: channels,
      convolution: convolution,
      normalization: name,
      role: role,
      isPlain: isPlain
    )
    copy.branchEnd = branchEnd
    copy.isBlockInput = isBlockInput
    copy.isLast = isLast
    copy.reader = reader
    return copy
  }
}

/// Statistics that training keeps for inference.
public struct RunningStatistic: Sendable, Hashable {
  /// The name under which checkpoints keep it, `bn1.running_mean`.
  public let name: String
  /// One number per channel.
  public var values: [Float]

  /// Creates a statistic.
  public init(_ name: String, _ values: [Float]) {
    self.name = name
    self.values = values
  }
}

/// From the moments of a map to what is seen of it, y = a·x + b per (sample, channel), and back.
///
/// A rule never touches a pixel: the gradient of x is a·dy + p·x + q, and a, b, p and q follow from
/// moments alone. The engine makes the passes.
public protocol ActivationRule: Sendable {
  var parameters: [Parameter] { get set }
  var statistics: [RunningStatistic] { get set }

  /// Whether a and b differ between the samples of a batch.
  var isPerSample: Bool { get }
  /// Whether training needs the moments of x.
  var needsMoments: Bool { get }
  /// Whether inference needs the moments of x.
  var needsMomentsInInference: Bool { get }
  /// Whether training needs the moments of the gradient.
  var needsGradientMoments: Bool { get }
  /// Whether p or q may differ from zero.
  var usesValues: Bool { get }

  /// Writes the columns a and b.
  mutating func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable)

  /// Writes the columns a, p and q, and stores the gradients of the parameters.
  mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable)

  /// Sets the parameters from the first training batch; returns whether it did.
  mutating func adapt(to output: FirstOutput) -> Bool

  /// Goes on as if so many more training passes had been made, for rules that count them;
  /// parameters and statistics are set beside this.
  mutating func resume(after passes: Int)
}

extension ActivationRule {
  /// No trained numbers unless a rule has some.
  public var parameters: [Parameter] {
    get { [] }
    set {}
  }
  /// No running statistics unless a rule has some.
  public var statistics: [RunningStatistic] {
    get { [] }
    set {}
  }
  /// All samples share a and b unless a rule says otherwise.
  public var isPerSample: Bool { false }
  /// Not unless a rule says so.
  public var needsMoments: Bool { false }
  /// Not unless a rule says so.
  public var needsMomentsInInference: Bool { false }
  /// Wanted unless a rule says otherwise.
  public var needsGradientMoments: Bool { true }
  /// Not unless a rule says so.
  public var usesValues: Bool { false }
  /// A start that depends on no data, unless a rule has another.
  public mutating func adapt(to output: FirstOutput) -> Bool { false }
  /// Passes are not counted unless a rule does.
  public mutating func resume(after passes: Int) {}
}
