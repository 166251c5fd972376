import Datasets
import Kernels
import Methods
import Networks

/// What the author of a method wants to know first: whether it does what a method must.
///
/// Everything is small, and made by the program: a few images of 16×16 and a few steps.
public struct MethodExamination: Sendable, Hashable, Codable {
  /// What was found on one question.
  public struct Finding: Sendable, Hashable, Codable {
    /// How a question was answered.
    public enum Outcome: String, Sendable, Hashable, Codable {
      /// As it must be.
      case passed
      /// Not as it must be.
      case failed
      /// A property that methods may or may not have.
      case stated
    }

    /// How it was answered.
    public var outcome: Outcome
    /// The question, in a few words.
    public var check: String
    /// The answer, in a sentence.
    public var detail: String

    init(_ outcome: Outcome, _ check: String, _ detail: String) {
      self.outcome = outcome
      self.check = check
      self.detail = detail
    }

    /// A finding that passes if `holds`.
    init(_ check: String, _ holds: Bool, _ detail: String) {
      self.init(holds ? .passed : .failed, check, detail)
    }
  }

  /// The raw outputs of one convolution on the first batch, before any training.
  public struct LayerMoments: Sendable, Hashable, Codable {
    /// The name of the convolution.
    public var name: String
    /// The mean over channels of |mean_c|.
    public var mean: Double
    /// The mean over channels of the standard deviation.
    public var deviation: Double
    /// The share of energy that does not depend on the input, Σmean_c²/Σ(mean_c² + var_c).
    public var meanShare: Double
  }

  /// What was examined.
  public let method: String
  /// The network it was examined in.
  public let network: String
  /// The answers, in the order of the questions.
  public let findings: [Finding]
  /// The stem and the convolutions of the blocks, in the order of the data.
  public let layers: [LayerMoments]

  /// Whether nothing failed.
  public var passes: Bool { !findings.contains { $0.outcome == .failed } }

  /// Examines a method in a network.
  ///
  /// - Throws: `ExperimentError` when a name is unknown.
  public init(method: String, network: String) throws {
    self.method = method
    self.network = network
    let experiment = Self.experiment(method, network)
    let data = try ExperimentData(experiment, directory: nil)
    var session = try Session(experiment, data: data, engine: Engine())
    let labels = session.load(step: 0)
    session.model.forward(.training)
    layers = session.model.trunk.map { place in
      let moments = ChannelMoments(session.model.view(place.output).map, session.engine)
      return LayerMoments(
        name: session.model.layers[place.layer].context.name,
        mean: moments.meanMagnitude,
        deviation: moments.meanDeviation,
        meanShare: moments.meanShare
      )
    }
    findings =
      try GradientCheck(session, labels: labels).findings
      + ContractCheck(session, labels: labels).findings + RepetitionCheck(experiment).findings
  }

  /// What is run: a few steps at a learning rate that every method survives.
  private static func experiment(_ method: String, _ network: String) -> Experiment {
    var experiment = Experiment()
    experiment.network = network
    experiment.method = method
    experiment.imageSize = 16
    experiment.trainImages = 64
    experiment.testImages = 20
    experiment.batch = 8
    experiment.steps = 4
    experiment.learningRate = 1e-3
    return experiment
  }
}
