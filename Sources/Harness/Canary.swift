import Checksums
public import Training

/// The smallest run that shows whether the engine still computes what it computed before.
///
/// It trains the network with the method of a cell for two steps on a few small images that the
/// program makes, and measures what the cell's probe measures there. Comments and reorganized
/// sources leave its digest alone; a single different bit changes it.
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
  public func fingerprint() -> String {
    let digests = parts.map { part in
      do {
        return try Self.trajectory(part)
      } catch {
        return "\(error)"
      }
    }
    return SHA256Digest.hex(of: Array(digests.joined(separator: " ").utf8))
  }

  /// Why parts of the canary do not run; empty when all do.
  package var refusals: [String] {
    parts.compactMap { part in
      do {
        _ = try Self.trajectory(part)
        return nil
      } catch {
        return "\(error)"
      }
    }
  }

  /// The training, and the measurement of the probe when there is one.
  private var parts: [Experiment] {
    var training = experiment, measured = experiment
    training.probe = nil
    guard let probe = experiment.probe.flatMap(ProbeRegistry.probe) else { return [training] }
    for parameter in probe.parameters { measured.parameters[parameter] = [2] }
    return [training, measured]
  }

  private static func trajectory(_ experiment: Experiment) throws -> String {
    var runner = ExperimentRunner(experiment, dataDirectory: nil)
    return try runner.run { _ in }.trajectory
  }
}
