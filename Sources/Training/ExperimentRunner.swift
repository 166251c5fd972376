import Foundation
import Kernels

/// Runs one experiment from its description alone.
public struct ExperimentRunner: Sendable {
  let experiment: Experiment
  let dataDirectory: String?
  private let threads: Int
  private let level: String?
  private let flipsBit: Bool
  /// Where a training run keeps its checkpoints, and goes on from; `nil` when it keeps none.
  public var checkpoints: CheckpointFile?

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

  /// Runs the experiment, a training from its checkpoint when there is one.
  ///
  /// - Parameters:
  ///   - emit: receives points as they are measured.
  ///   - tell: receives what there is to say about checkpoints.
  /// - Returns: what was measured.
  /// - Throws: `DatasetError` or `ExperimentError`.
  public mutating func run(
    emit: ([Point]) -> Void,
    tell: (CheckpointEvent) -> Void = { _ in }
  ) throws -> ExperimentResult {
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
    guard let checkpoints, !flipsBit else { return trainer.run(emit: emit) }
    resume(&trainer, from: checkpoints, tell)
    return train(&trainer, into: checkpoints, emit: emit, tell)
  }

  /// Takes the checkpoint up, unless it is of no use: then the training begins anew.
  private func resume(
    _ trainer: inout Trainer,
    from file: CheckpointFile,
    _ tell: (CheckpointEvent) -> Void
  ) {
    do {
      guard let checkpoint = try file.read() else { return }
      try trainer.resume(from: checkpoint)
      tell(.continued(step: checkpoint.step, seconds: checkpoint.elapsed))
    } catch {
      tell(.ignored(reason: "\(file.path) \(error)"))
    }
  }

  /// Trains to the end and keeps checkpoints on the way, as long as they can be written.
  private func train(
    _ trainer: inout Trainer,
    into file: CheckpointFile,
    emit: ([Point]) -> Void,
    _ tell: (CheckpointEvent) -> Void
  ) -> ExperimentResult {
    var schedule = CheckpointSchedule(interval: file.interval), isPossible = true
    return trainer.run(emit: emit) { checkpoint in
      guard isPossible, schedule.isDue() else { return }
      do {
        let cost = try ContinuousClock().measure { try file.write(checkpoint()) }
        schedule.note(cost: cost)
      } catch {
        isPossible = false
        tell(.unsaved(reason: "\(file.path) cannot be written: \(error.localizedDescription)"))
      }
    }
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
