import Catalog
public import Store
import Training

/// How far a run is: counts, what is running, and how long the rest will take.
public struct RunProgress: Sendable {
  /// A cell that is being run.
  public struct Running: Sendable {
    /// The cell.
    public var cell: PlannedCell
    /// When it started.
    public var started: ContinuousClock.Instant
    /// The last training loss it reported.
    public var loss: Double?
  }

  /// How far one suite is.
  public struct SuiteCount: Sendable, Hashable {
    /// The suite.
    public var name: String
    /// Its cells with an end, cached ones included.
    public var done = 0
    /// Its declared cells.
    public var declared = 0
  }

  /// Cells that are declared, cached ones included.
  public let declared: Int
  /// The suites in the order of the plan; a cell that two suites share counts in both.
  public private(set) var suites: [SuiteCount] = []
  /// Cells with an end, cached ones included.
  public private(set) var done: Int
  /// Cells that are being run, by key.
  public private(set) var running: [String: Running] = [:]
  /// Ends without a measurement, by cause.
  public private(set) var failures: [AttemptOutcome: Int] = [:]
  /// Measurements that diverged.
  public private(set) var diverged = 0

  /// The places in `suites` of those that wait for a cell, by key.
  private var askers: [String: [Int]] = [:]
  private var waiting: [String: PlannedCell]
  private var durations: DurationHistory
  private let jobs: Int

  /// Creates the progress of a plan that has not begun.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - jobs: workers at once.
  ///   - states: what the store knows, for the durations of cells that were run before.
  public init(plan: Plan, jobs: Int, states: [String: CellState]) {
    let work = plan.work
    let declaredKeys = Set(plan.cells.filter { $0.decision != .skipped }.map(\.key))
    declared = declaredKeys.count
    done = declaredKeys.count - work.count
    waiting = Dictionary(work.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    durations = DurationHistory()
    self.jobs = max(1, jobs)
    for cell in plan.cells where cell.decision != .skipped { declare(cell) }
    for cell in plan.cells {
      guard let state = states[cell.key], state.isAccepted else { continue }
      durations.add(state.seconds, of: cell)
    }
  }

  /// Counts a cell among those of its suite.
  private mutating func declare(_ cell: PlannedCell) {
    if !suites.contains(where: { $0.name == cell.arm.suite }) {
      suites.append(SuiteCount(name: cell.arm.suite))
    }
    guard let place = suites.firstIndex(where: { $0.name == cell.arm.suite }) else { return }
    suites[place].declared += 1
    if cell.decision.isWork {
      askers[cell.key, default: []].append(place)
    } else {
      suites[place].done += 1
    }
  }

  /// Takes an event in.
  public mutating func take(_ event: RunEvent, at now: ContinuousClock.Instant = .now) {
    switch event {
    case .started(let cell):
      waiting[cell.key] = nil
      running[cell.key] = Running(cell: cell, started: now)
    case .points(let cell, let points):
      if let last = points.last(where: { $0.metric == "train_loss" }) {
        running[cell.key]?.loss = last.value
      }
    case .finished(let cell, let end):
      running[cell.key] = nil
      guard end.outcome != .interrupted else { return }
      done += 1
      for place in askers[cell.key] ?? [] { suites[place].done += 1 }
      if end.outcome.isMeasurement {
        durations.add(end.seconds, of: cell)
        if end.outcome == .diverged { diverged += 1 }
      } else {
        failures[end.outcome, default: 0] += 1
      }
    case .tick, .stopping, .continued, .warning: break
    }
  }

  /// Seconds until the end, counting only what is left; `nil` before anything is known.
  public func remaining(at now: ContinuousClock.Instant = .now) -> Double? {
    guard !durations.isEmpty else { return nil }
    let rest = waiting.values.reduce(0) { $0 + durations.expected(for: $1) }
    let ongoing = running.values.reduce(0) { sum, running in
      sum + max(0, durations.expected(for: running.cell) - (now - running.started).seconds)
    }
    let longest = running.values.map { running in
      max(0, durations.expected(for: running.cell) - (now - running.started).seconds)
    }
    return max((rest + ongoing) / Double(jobs), longest.max() ?? 0)
  }
}
