import Kernels

/// Runs one experiment from its description alone.
public struct ExperimentRunner: Sendable {
  let experiment: Experiment
  let dataDirectory: String?
  private let threads: Int
  private let level: String?
  private let flipsBit: Bool

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - experiment: what is run.
  ///   - dataDirectory: where the files of data sets are; `nil` when there are none.
  ///   - threads: threads of the engine; the result does not depend on them.
  ///   - level: an instruction set, or `nil` for the best; the result does not depend on it.
  ///   - flipsBit: whether one bit of one weight is flipped before training, to test a gate.
  public init(
    _ experiment: Experiment,
    dataDirectory: String?,
    threads: Int = 1,
    level: String? = nil,
    flipsBit: Bool = false
  ) {
    self.experiment = experiment
    self.dataDirectory = dataDirectory
    self.threads = threads
    self.level = level
    self.flipsBit = flipsBit
  }

  /// Runs the experiment; `emit` receives points as they are measured.
  ///
  /// - Throws: `DatasetError` or `ExperimentError`.
  public mutating func run(emit: ([Point]) -> Void) throws -> ExperimentResult {
    let engine = try makeEngine()
    if let name = experiment.probe {
      if flipsBit { throw ExperimentError.setting(name: "probe", problem: "no weight to flip") }
      guard let probe = ProbeRegistry.probe(named: name) else {
        throw ExperimentError.unknown(what: "probe", name: name)
      }
      let results = try probe.run(experiment, engine, dataDirectory, emit)
      var trajectory = Trajectory()
      trajectory.add(results: results.filter { probe.repeatable?.contains($0.key) ?? true })
      return ExperimentResult(
        diverged: false,
        results: results,
        trajectory: trajectory.digest
      )
    }
    let data = try ExperimentData(experiment, directory: dataDirectory)
    var session = try Session(experiment, data: data, engine: engine)
    if flipsBit { session.flipBit() }
    var trainer = try Trainer(session)
    return trainer.run(emit: emit)
  }

  func makeEngine() throws(ExperimentError) -> Engine {
    guard let convolution = Engine.ConvolutionChoice(rawValue: experiment.convolution) else {
      throw .unknown(what: "convolution", name: experiment.convolution)
    }
    guard let implementation = Engine.Implementation(rawValue: experiment.kernels) else {
      throw .unknown(what: "kernels", name: experiment.kernels)
    }
    var chosen = KernelLevel.best
    if let level {
      guard let named = KernelLevel(rawValue: level) else {
        throw .unknown(what: "level", name: level)
      }
      guard named.isAvailable else {
        throw .setting(name: "level", problem: "this processor cannot run \(level)")
      }
      chosen = named
    }
    return Engine(
      level: chosen,
      threads: threads,
      convolution: convolution,
      implementation: implementation
    )
  }
}
