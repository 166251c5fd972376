import Catalog
import Store
import Training

/// The state of a run: what waits, what is running, and what came of the rest.
struct RunLoop {
  /// One execution of a cell.
  struct Job: Sendable {
    /// The attempt's identifier.
    var id: String
    var cell: PlannedCell
  }

  private var waiting: ArraySlice<PlannedCell>
  private var running: [String: PlannedCell] = [:]
  /// Seconds that cells had taken before the checkpoints they go on from, by attempt.
  private var secondsBefore: [String: Double] = [:]
  private let runID: String
  private let store: ResultStore
  private let bootID: String
  private let deadline: ContinuousClock.Instant?
  private let stopsAtFailure: Bool
  private let checkpoints: CheckpointFolder?
  private let inspect: (PlannedCell) -> String?
  /// Whether somebody was told that the machine is busy.
  private var hasWarned = false
  /// What the run has come to.
  private(set) var summary = RunSummary()

  /// Creates the state of a run that has not begun.
  init(
    cells: [PlannedCell],
    runID: String,
    store: ResultStore,
    bootID: String,
    deadline: ContinuousClock.Instant?,
    stopsAtFailure: Bool = false,
    checkpoints: CheckpointFolder? = nil,
    inspect: @escaping (PlannedCell) -> String? = { _ in nil }
  ) {
    waiting = cells[...]
    self.runID = runID
    self.store = store
    self.bootID = bootID
    self.deadline = deadline
    self.stopsAtFailure = stopsAtFailure
    self.checkpoints = checkpoints
    self.inspect = inspect
    summary.left = cells.count
  }

  /// Workers at this moment.
  var runningCount: Int { running.count }

  /// Whether a timing may start now: the time to look who else uses the machine.
  var isTimingNext: Bool {
    running.isEmpty && summary.stop == nil && waiting.first?.kind == .timing
  }

  /// Begins the next attempt, if any is left and the run is not to stop.
  ///
  /// `busyCores` are the cores that others keep busy, when somebody looked.
  mutating func next(
    busyCores: Double? = nil,
    _ observe: (RunEvent) -> Void
  ) throws(StoreError) -> Job? {
    guard summary.stop == nil, let cell = waiting.first, mayStart(cell) else { return nil }
    if let deadline, ContinuousClock.now >= deadline {
      summary.stop = .budget
      observe(.stopping(.budget))
      return nil
    }
    guard isSound([cell], observe) else { return nil }
    let id = Identifier.random()
    var start = AttemptStart(
      id: id,
      cellKey: cell.key,
      runID: runID,
      started: Timestamp.now(),
      bootID: bootID
    )
    start.busyCores = busyCores
    try store.begin(start)
    warn(of: busyCores, before: cell, observe)
    waiting.removeFirst()
    running[id] = cell
    observe(.started(cell))
    return Job(id: id, cell: cell)
  }

  /// Warns of a busy machine, once a run; what it was before every timing is kept with it.
  private mutating func warn(
    of busyCores: Double?,
    before cell: PlannedCell,
    _ observe: (RunEvent) -> Void
  ) {
    guard let busyCores, busyCores > ProcessorLoad.limit, !hasWarned else { return }
    hasWarned = true
    let cores = ProgressText.number(busyCores)
    observe(
      .warning(
        cell,
        "other processes keep \(cores) cores busy, timings scatter more than they would alone"
      )
    )
  }

  /// Whether a cell may start now: a timing and anything else never run at once.
  private func mayStart(_ cell: PlannedCell) -> Bool {
    running.isEmpty
      || cell.kind != .timing && !running.values.contains { $0.kind == .timing }
  }

  /// Takes one event in; returns whether running workers are to be stopped now.
  mutating func take(
    _ event: WorkerEvent,
    _ observe: (RunEvent) -> Void
  ) throws(StoreError) -> Bool {
    switch event {
    case .tick:
      observe(.tick)
      return summary.stop == nil && !isSound(Array(running.values), observe)
    case .signal(let number):
      summary.stop = .signal(number)
      observe(.stopping(.signal(number)))
      return true
    case .launched(let id, let pid): try store.setWorker(pid: pid, of: id)
    case .points(let id, let points):
      guard let cell = running[id] else { return false }
      try store.append(points.map(StoredPoint.init), to: id)
      observe(.points(cell, points))
    case .checkpoint(let id, let event): try take(event, of: id, observe)
    case .ended(let id, let report): try end(id, report, observe)
    }
    return false
  }

  /// Whether cells have the images they were planned with; the run stops when one has not.
  private mutating func isSound(_ cells: [PlannedCell], _ observe: (RunEvent) -> Void) -> Bool {
    guard let problem = cells.lazy.compactMap(inspect).first else { return true }
    if summary.stop == nil {
      summary.stop = .data(problem)
      observe(.stopping(.data(problem)))
    }
    return false
  }

  /// Notes what a worker says about its checkpoints.
  private mutating func take(
    _ event: CheckpointEvent,
    of id: String,
    _ observe: (RunEvent) -> Void
  ) throws(StoreError) {
    guard let cell = running[id] else { return }
    switch event {
    case .continued(let step, let seconds):
      secondsBefore[id] = seconds
      try store.setContinuation(step: step, of: id)
      observe(.continued(cell, step: step))
    case .ignored(let reason):
      observe(.warning(cell, "\(reason): ignored, the cell begins anew"))
    case .unsaved(let reason):
      observe(.warning(cell, "\(reason); the cell goes on without checkpoints"))
    }
  }

  /// Keeps the end of an attempt.
  private mutating func end(
    _ id: String,
    _ report: WorkerReport,
    _ observe: (RunEvent) -> Void
  ) throws(StoreError) {
    guard let cell = running[id] else { return }
    var end = report.end(at: Timestamp.now())
    let before = secondsBefore.removeValue(forKey: id)
    end.seconds += before ?? 0
    if end.outcome.isMeasurement, !isSound([cell], observe) {
      // What it measured belongs to other images than its key says.
      end.outcome = .error
      end.detail = inspect(cell)
      (end.trajectory, end.results) = (nil, [:])
    }
    try store.finish(id, end)
    checkpoints?.settle(cell: cell.key, after: end.outcome, isContinued: before != nil)
    running[id] = nil
    summary.outcomes[end.outcome, default: 0] += 1
    if end.outcome != .interrupted { summary.left -= 1 }
    observe(.finished(cell, end))
    if stopsAtFailure, summary.failures > 0, summary.stop == nil {
      summary.stop = .failure
      observe(.stopping(.failure))
    }
  }
}

extension StoredPoint {
  /// A point of the engine as the store keeps it.
  fileprivate init(_ point: Point) {
    self.init(
      step: point.step,
      seconds: point.seconds,
      metric: point.metric,
      value: point.value
    )
  }
}
