import Checksums
public import Training

/// The smallest run that shows whether the engine still computes what it computed before.
///
/// It trains the network with the method of a cell for two steps on a few small images that the
/// program makes, and measures what the cell's probe measures there. A narrow network then trains
/// with the same method on images of full size, long enough for whatever a training may be told to
/// do along the way. Comments and reorganized sources leave the digest alone; a single different
/// bit of a loss, a weight or a result changes it.
public struct Canary: Sendable, Hashable {
  /// What the canary stands for: `bn resnet-20`, and what is unusual about it behind.
  public let name: String
  private let experiment: Experiment

  /// The canary of all cells with the network, method, kernels and probe of an experiment.
  public init(of cell: Experiment) {
    var name = [cell.method, cell.network]
    if cell.convolution != "auto" { name.append(cell.convolution) }
    if cell.kernels != "native" { name.append(cell.kernels) }
    if let probe = cell.probe { name.append(probe) }
    self.name = name.joined(separator: " ")
    var small = Experiment()
    small.network = cell.network
    small.method = cell.method
    small.convolution = cell.convolution
    small.kernels = cell.kernels
    small.probe = cell.probe
    small.trainImages = 16
    small.testImages = 8
    small.imageSize = 16
    small.batch = 4
    small.steps = 2
    small.learningRate = 0.05
    small.schedule = "cosine"
    small.augment = true
    experiment = small
  }

  /// SHA-256 over everything the canary computes, in hexadecimal; a refusal is an answer too.
  public func fingerprint() -> String { fingerprint(Self.digest) }

  /// The same with the digests of parts from elsewhere: canaries have many in common.
  func fingerprint(_ digest: (Experiment) -> String) -> String {
    SHA256Digest.hex(of: Array(parts.map(digest).joined(separator: " ").utf8))
  }

  /// Why parts of the canary do not run; empty when all do.
  package var refusals: [String] {
    parts.compactMap { part in
      do {
        _ = try Self.measurement(of: part)
        return nil
      } catch {
        return "\(error)"
      }
    }
  }

  /// The two trainings, and the measurement of the probe when there is one.
  package var parts: [Experiment] {
    var training = experiment
    training.probe = nil
    let trainings = [training, course]
    guard let probe = experiment.probe.flatMap(ProbeRegistry.probe) else { return trainings }
    var measured = experiment
    for parameter in probe.parameters { measured.parameters[parameter] = [2] }
    return trainings + [measured]
  }

  /// A training with every rule that can act along the way, over as many steps as a target needs.
  private var course: Experiment {
    var course = experiment
    course.probe = nil
    course.network = "resnet-8x0.25"
    course.trainImages = 12
    course.validationImages = 2
    course.testImages = 2
    course.imageSize = 32
    course.batch = 1
    course.steps = 21
    course.schedule = "step"
    course.milestones = [0.5]
    course.warmupSteps = 4
    course.labelSmoothing = 0.1
    course.biasRateFactor = 0.5
    course.classifierRateFactor = 0.5
    // So much that every training reaches it as soon as twenty losses are there.
    course.targetLoss = 100
    return course
  }

  /// What a part computes, or why it does not run.
  package static func digest(of part: Experiment) -> String {
    do {
      return try measurement(of: part)
    } catch {
      return "\(error)"
    }
  }

  /// The trajectory of a part, and of a training its points and results too.
  ///
  /// Seconds are left out, which no engine repeats. The trajectory of a probe is made of its results
  /// already.
  private static func measurement(of part: Experiment) throws -> String {
    var runner = ExperimentRunner(part, dataDirectory: nil)
    var measured = Trajectory()
    let result = try runner.run { points in
      for point in points { measured.add(results: ["\(point.step) \(point.metric)": point.value]) }
    }
    guard part.probe == nil else { return result.trajectory }
    measured.add(results: result.results.filter { !$0.key.hasPrefix("seconds") })
    return "\(result.trajectory) \(measured.digest)"
  }
}
