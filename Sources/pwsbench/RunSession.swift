import Foundation
import Harness
import Kernels
import Store
import Training

/// One run from its declaration in the store to its scorecard.
struct RunSession {
  var store: ResultStore
  var plan: Plan
  var options: PlanOptions
  var execution: ExecutionOptions
  var dataDirectory: String?
  var surroundings: Surroundings
  /// The files of the images, as they were when the cells were planned.
  var watch: DatasetWatch?

  /// Runs the plan, then calls `report` unless a signal stopped the run.
  ///
  /// - Returns: the exit code of the command.
  /// - Throws: a failure when the store can take no more: what had ended by then is kept.
  func run(report: (RunRecord) async throws -> Void) async throws -> ExitStatus {
    do {
      return try await keep(report: report)
    } catch let error as StoreError {
      throw CommandFailure(.unmeasured, "\(error)")
    }
  }

  private func keep(report: (RunRecord) async throws -> Void) async throws -> ExitStatus {
    var record = RunRecord(
      id: Identifier.random(),
      started: Timestamp.now(),
      profile: options.profile,
      arguments: Array(CommandLine.arguments.dropFirst()),
      options: try options.text(),
      machine: surroundings.machine,
      build: surroundings.build
    )
    record.level = (execution.level ?? .best).rawValue
    record.load = MachineInspection.load()
    try store.begin(record, declaring: plan.cells.map(\.record))
    let summary = try await execute(record)
    let status = status(of: summary)
    try store.end(
      runID: record.id,
      at: Timestamp.now(),
      isInterrupted: summary.stop != nil,
      exitCode: Int(status.rawValue)
    )
    if case .data(let problem) = summary.stop { throw CommandFailure(.badData, problem) }
    if case .signal = summary.stop {
      Console.note("Stopped with \(summary.left) cells left; the same command continues.")
    } else {
      try await report(record)
    }
    return status
  }

  private func execute(_ record: RunRecord) async throws -> RunSummary {
    var work = plan.work
    for index in work.indices { work[index].timeout *= execution.timeoutScale }
    let states = try store.cellStates()
    let room = try execution.jobs.workers(threads: execution.threads, store: store)
    let jobs = max(1, min(room, work.count))
    var display = ProgressDisplay(
      execution.progress,
      progress: RunProgress(plan: plan, jobs: jobs, states: states),
      isColoured: Console.isColoured(STDERR_FILENO),
      terminalWidth: ProgressDisplay.terminalWidth(),
      write: Console.writeError
    )
    var launch = WorkerLaunch(
      executable: Program.executable,
      dataDirectory: dataDirectory,
      threads: execution.threads,
      level: execution.level?.rawValue
    )
    launch.faultyCell = execution.faultyCell
    let checkpoints = CheckpointFolder(
      beside: store.path,
      interval: execution.checkpointEvery.seconds
    )
    checkpoints.clean(measured: Set(states.filter(\.value.isAccepted).keys))
    launch.checkpoints = checkpoints
    launch.memoryLimit = execution.memoryLimit ?? 0.9 * Double(record.machine.memory)
    var scheduler = Scheduler(launch: launch, jobs: jobs, budget: execution.timeBudget?.seconds)
    scheduler.stopsAtFailure = execution.failFast
    if let watch { scheduler.inspect = { watch.problem(with: $0.experiment.dataset) } }
    let interruption = Interruption()
    let summary = try await scheduler.run(
      work,
      runID: record.id,
      store: store,
      signals: interruption.signals,
      observe: { display.take($0) }
    )
    interruption.stop()
    display.end()
    return summary
  }

  private func status(of summary: RunSummary) -> ExitStatus {
    var statuses: [ExitStatus] = [.success]
    if summary.failures > 0 { statuses.append(.unmeasured) }
    switch summary.stop {
    case .signal(let number): statuses.append(ExitStatus(signal: number))
    case .budget: statuses.append(.budgetUsedUp)
    case .data: statuses.append(.badData)
    case .failure, nil: break
    }
    return ExitStatus.combined(statuses)
  }
}
