/// The names that suites may use: what the engine offers, given by whoever reads the catalogue.
public struct Vocabulary: Sendable, Hashable {
  /// The methods, `bn`.
  public var methods: [String]
  /// The networks, `resnet-14`.
  public var networks: [String]
  /// The data sets, `cifar-10`.
  public var datasets: [String]
  /// The metrics that a training run reports.
  public var trainMetrics: [String]
  /// The setting, a number above zero, without which such a metric is not reported.
  public var metricNeeds: [String: String]
  /// What can be measured without a training run, by name.
  public var probes: [String: ProbeVocabulary]
  /// Reads methods that are composed of slots; `nil` where only names are known.
  public var methodCheck: NameCheck?
  /// Reads networks with a factor on their width; `nil` where only names are known.
  public var networkCheck: NameCheck?
  /// Judges methods on networks; `nil` where any pair will do.
  public var pairCheck: PairCheck?

  /// Creates a vocabulary.
  public init(
    methods: [String],
    networks: [String],
    datasets: [String],
    trainMetrics: [String],
    metricNeeds: [String: String] = [:],
    probes: [String: ProbeVocabulary],
    methodCheck: NameCheck? = nil,
    networkCheck: NameCheck? = nil,
    pairCheck: PairCheck? = nil
  ) {
    self.methods = methods
    self.networks = networks
    self.datasets = datasets
    self.trainMetrics = trainMetrics
    self.metricNeeds = metricNeeds
    self.probes = probes
    self.methodCheck = methodCheck
    self.networkCheck = networkCheck
    self.pairCheck = pairCheck
  }
}

/// What a probe reports and what it reads.
public struct ProbeVocabulary: Sendable, Hashable {
  /// The metrics that the probe reports.
  public var metrics: [String]
  /// Its numeric parameters, by the names that `parameters:` and axes use.
  public var parameters: [String]
  /// The settings that can change its result; every other one is left out of its arms.
  public var settings: [String]
  /// Whether it measures time: only cases of `kind: timing` may name it.
  public var isTimed: Bool

  /// Creates the vocabulary of a probe.
  public init(
    metrics: [String],
    parameters: [String] = [],
    settings: [String] = Self.networkSettings,
    isTimed: Bool = false
  ) {
    self.metrics = metrics
    self.parameters = parameters
    self.settings = settings
    self.isTimed = isTimed
  }

  /// The settings that a probe of a network on a batch of images reads.
  public static let networkSettings = [
    "network", "method", "dataset", "train_images", "image_size", "batch", "convolution",
    "kernels",
  ]
}
