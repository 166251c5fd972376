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
  private let runID: String
  private let store: ResultStore
  private let bootID: String
  private let deadline: ContinuousClock.Instant?
  private let stopsAtFailure: Bool
  /// What the run has come to.
  private(set) var summary = RunSummary()

  /// Creates the state of a run that has not begun.
  init(
    cells: [PlannedCell],
    runID: String,
    store: ResultStore,
    bootID: String,
    deadline: ContinuousClock.Instant?,
    stopsAtFailure: Bool = false
  ) {
    waiting = cells[...]
    self.runID = runID
    self.store = store
    self.bootID = bootID
    self.deadline = deadline
    self.stopsAtFailure = stopsAtFailure
    summary.left = cells.count
  }

  /// Workers at this moment.
  var runningCount: Int { running.count }

  /// Begins the next attempt; `nil` when none is left or the run is to stop.
  mutating func next(_ observe: (RunEvent) -> Void) throws(StoreError) -> Job? {
    guard summary.stop == nil, let cell = waiting.first, mayStart(cell) else { return nil }
    if let deadline, ContinuousClock.now >= deadline {
      summary.stop = .budget
      observe(.stopping(.budget))
      return nil
    }
    let id = Identifier.random()
    try store.begin(
      AttemptStart(
        id: id,
        cellKey: cell.key,
        runID: runID,
        started: Timestamp.now(),
        bootID: bootID
      )
    )
    waiting.removeFirst()
    running[id] = cell
    observe(.started(cell))
    return Job(id: id, cell: cell)
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
    case .tick: observe(.tick)
    case .signal(let number):
      summary.stop = .signal(number)
      observe(.stopping(.signal(number)))
      return true
    case .launched(let id, let pid): try store.setWorker(pid: pid, of: id)
    case .points(let id, let points):
      guard let cell = running[id] else { return false }
      try store.append(points.map(StoredPoint.init), to: id)
      observe(.points(cell, points))
    case .ended(let id, let report):
      guard let cell = running[id] else { return false }
      let end = report.end(at: Timestamp.now())
      try store.finish(id, end)
      running[id] = nil
      summary.outcomes[end.outcome, default: 0] += 1
      if end.outcome != .interrupted { summary.left -= 1 }
      observe(.finished(cell, end))
      if stopsAtFailure, summary.failures > 0, summary.stop == nil {
        summary.stop = .failure
        observe(.stopping(.failure))
      }
    }
    return false
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
