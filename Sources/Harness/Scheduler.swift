import Catalog
import Checksums
import Foundation
public import Store
import Training

/// Runs cells in worker processes, several at once, and keeps what they say.
///
/// The scheduler alone writes to the store; workers only talk to it. Whatever a worker does is
/// an outcome of its cell and never the end of the run.
public struct Scheduler: Sendable {
  /// How workers are started.
  public var launch: WorkerLaunch
  /// Workers at once.
  public var jobs: Int
  /// Seconds after which no further cell is started; `nil` is no limit.
  public var budget: Double?
  /// Whether no further cell is started after a failure.
  public var stopsAtFailure = false
  /// Says what is wrong with the images of a cell; `nil` while they are those of the plan.
  public var inspect: @Sendable (PlannedCell) -> String? = { _ in nil }

  /// Creates a scheduler.
  public init(launch: WorkerLaunch, jobs: Int, budget: Double? = nil) {
    self.launch = launch
    self.jobs = max(1, jobs)
    self.budget = budget
  }

  /// Runs `cells` in their order.
  ///
  /// - Parameters:
  ///   - cells: what is to be run, each key once.
  ///   - runID: the run in the store.
  ///   - store: where outcomes are kept as they happen.
  ///   - signals: requests to stop: running workers are ended, finished cells are kept.
  ///   - observe: told of everything, in order.
  /// - Returns: what came of the cells, and what is left.
  /// - Throws: `StoreError` when the store can take no more; all workers are then stopped.
  public func run(
    _ cells: [PlannedCell],
    runID: String,
    store: ResultStore,
    signals: AsyncStream<Int32>? = nil,
    observe: (RunEvent) -> Void
  ) async throws -> RunSummary {
    signal(SIGPIPE, SIG_IGN)
    let (events, sink) = AsyncStream.makeStream(of: WorkerEvent.self)
    var loop = RunLoop(
      cells: cells,
      runID: runID,
      store: store,
      bootID: ProcessIdentity.current().bootID,
      deadline: budget.map { ContinuousClock.now + .seconds($0) },
      stopsAtFailure: stopsAtFailure,
      checkpoints: launch.checkpoints,
      inspect: inspect
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await Self.tick(into: sink) }
      if let signals {
        group.addTask { for await signal in signals { sink.yield(.signal(signal)) } }
      }
      while loop.runningCount < jobs, let job = try await Self.next(&loop, observe) {
        group.addTask { await execute(job, into: sink) }
      }
      var iterator = events.makeAsyncIterator()
      while loop.runningCount > 0, let event = await iterator.next() {
        let isStopRequested = try loop.take(event, observe)
        if isStopRequested { group.cancelAll() }
        while loop.runningCount < jobs, let job = try await Self.next(&loop, observe) {
          group.addTask { await execute(job, into: sink) }
        }
      }
      group.cancelAll()
    }
    return loop.summary
  }

  /// The next attempt; before a timing the machine is looked at.
  private static func next(
    _ loop: inout RunLoop,
    _ observe: (RunEvent) -> Void
  ) async throws(StoreError) -> RunLoop.Job? {
    let busyCores = loop.isTimingNext ? await ProcessorLoad.busyCores() : nil
    return try loop.next(busyCores: busyCores, observe)
  }

  /// Runs one cell in a worker and reports everything to `sink`.
  private func execute(_ job: RunLoop.Job, into sink: AsyncStream<WorkerEvent>.Continuation) async {
    var request = WorkerRequest(
      experiment: job.cell.experiment,
      dataDirectory: launch.dataDirectory,
      threads: launch.threads,
      level: launch.level
    )
    if job.cell.name == launch.faultyCell { request.flipsBit = true }
    if job.cell.kind == .train {
      request.checkpoints = launch.checkpoints?.file(ofCell: job.cell.key)
    }
    var report = WorkerReport()
    do {
      let process = WorkerProcess(launch: launch, deadline: job.cell.timeout)
      report = await process.run(
        try CanonicalJSON.text(of: request),
        onLaunch: { sink.yield(.launched(job.id, pid: $0)) },
        onPoints: { sink.yield(.points(job.id, $0)) },
        onCheckpoint: { sink.yield(.checkpoint(job.id, $0)) }
      )
    } catch {
      report.launchFailure = "its request cannot be written: \(error)"
    }
    sink.yield(.ended(job.id, report))
  }

  /// Tells every second that a second has passed.
  private static func tick(into sink: AsyncStream<WorkerEvent>.Continuation) async {
    while (try? await Task.sleep(for: .seconds(1))) != nil { sink.yield(.tick) }
  }
}

/// What workers, the clock and the system tell the scheduler.
enum WorkerEvent: Sendable {
  case launched(String, pid: Int)
  case points(String, [Point])
  case checkpoint(String, CheckpointEvent)
  case ended(String, WorkerReport)
  case signal(Int32)
  case tick
}
