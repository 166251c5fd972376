import Catalog
public import Store

/// What a plan would do, suite by suite, and how long that would take.
public struct PlanForecast: Sendable, Hashable {
  /// The cells of a suite, or of all suites together.
  public struct Line: Sendable, Hashable {
    /// The suite.
    public var suite: String
    /// How many cells there are of each decision; a key that two suites share counts in both.
    public var counts: [Decision: Int] = [:]
    /// Processor time of the cells that would be run and whose arm or case was run before, in seconds.
    public var seconds = 0.0
    /// Cells that would be run and of whose cost nothing is known.
    public var unknown = 0
  }

  /// One line per suite, in the order of the plan.
  public private(set) var lines: [Line] = []
  /// How often each reason to run, or not to run, was given.
  public private(set) var reasons: [Decision: [String: Int]] = [:]
  /// Seconds until the end, without the cells of unknown cost.
  public let remaining: Double
  /// Cells that would be run and of whose cost nothing is known, each key once.
  public let unknown: Int

  /// One cell of every arm of whose cost nothing is known.
  public let unknownArms: [PlannedCell]

  /// Creates the forecast of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - states: what the store knows, by key.
  ///   - jobs: workers at once; timings run one at a time.
  ///   - estimates: seconds of cells, by the name of their arm, where nothing like them was run.
  public init(
    of plan: Plan,
    states: [String: CellState],
    jobs: Int,
    estimates: [String: Double] = [:]
  ) {
    var history = DurationHistory()
    for cell in plan.cells {
      if let state = states[cell.key], state.isAccepted { history.add(state.seconds, of: cell) }
    }
    var places: [String: Int] = [:], arms: [String: PlannedCell] = [:]
    for cell in plan.cells {
      let place = places[cell.arm.suite] ?? lines.count
      if place == lines.count { lines.append(Line(suite: cell.arm.suite)) }
      places[cell.arm.suite] = place
      lines[place].counts[cell.decision, default: 0] += 1
      reasons[cell.decision, default: [:]][cell.reason, default: 0] += 1
      guard cell.decision.isWork else { continue }
      if let seconds = history.known(for: cell) ?? estimates[cell.arm.name] {
        lines[place].seconds += seconds
      } else {
        lines[place].unknown += 1
        if arms[cell.arm.name] == nil { arms[cell.arm.name] = cell }
      }
    }
    var together = 0.0, alone = 0.0, unknown = 0
    for cell in plan.work {
      guard let seconds = history.known(for: cell) ?? estimates[cell.arm.name] else {
        unknown += 1
        continue
      }
      if cell.kind == .timing { alone += seconds } else { together += seconds }
    }
    remaining = together / Double(max(1, jobs)) + alone
    self.unknown = unknown
    unknownArms = arms.values.sorted { $0.arm.name < $1.arm.name }
  }

  /// The cells that would be run, a key of two suites counted in both.
  public var work: Int {
    lines.reduce(0) { sum, line in
      sum + line.counts.filter { $0.key.isWork }.values.reduce(0, +)
    }
  }
}
