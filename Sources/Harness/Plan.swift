public import Catalog
public import Store
import Training

/// The cells of a run, in the order in which they are run.
///
/// The order is breadth first: the first seed of every arm of every suite, then the second. At
/// any interruption all arms have the same number of seeds, give or take one. Timings run alone, so
/// those of a seed come together, behind its other cells.
public struct Plan: Sendable {
  /// All declared cells; two suites may declare the same key.
  public var cells: [PlannedCell]

  /// Creates a plan of cells that were decided elsewhere.
  public init(cells: [PlannedCell]) {
    self.cells = cells
  }

  /// Plans the suites under a profile.
  ///
  /// - Parameters:
  ///   - suites: the suites, already those that are asked for.
  ///   - profile: how many seeds.
  ///   - options: what the command line changes.
  ///   - states: what the store knows, by key; `nil` before it was asked: a filter then keeps
  ///     every cell that may turn out to match.
  ///   - engines: what the store's measurements were made with, by the identity of cells.
  /// - Throws: `PlanError` when an arm is no experiment, or an option has no meaning.
  public init(
    suites: [Suite],
    profile: Profile,
    options: PlanOptions,
    states: [String: CellState]? = nil,
    engines: [String: Set<String>] = [:]
  ) throws(PlanError) {
    let arms = try PlannedArm.all(of: suites, profile: profile, options: options)
    let filter = try options.filter.map { text throws(PlanError) in
      try Self.filter(text, over: suites)
    }
    let ordered =
      arms.filter { $0.subject.template.kind != .timing }
      + arms.filter { $0.subject.template.kind == .timing }
    let rounds = arms.map(\.seeds.count).max() ?? 0
    cells = []
    for round in 0..<max(rounds, 0) {
      for arm in ordered where round < arm.seeds.count {
        let cell = arm.cell(seed: arm.seeds.lowerBound + round)
        let isMatch = filter?.matches { arm.subject.values(of: $0, for: cell, states) }
        if isMatch != false { cells.append(cell) }
      }
    }
    decide(states: states ?? [:], engines: engines, rerun: options.rerun ?? .failed)
    if let shard = options.shard { try keep(shard) }
  }

  private static func filter(
    _ text: String,
    over suites: [Suite]
  ) throws(PlanError) -> Filter {
    do {
      return try Filter(text, keys: FilterSubject.keys(of: suites))
    } catch {
      throw .filter(error)
    }
  }

  /// The cells that are to be run, each key once.
  public var work: [PlannedCell] {
    var seen: Set<String> = []
    return cells.filter { $0.decision.isWork && seen.insert($0.key).inserted }
  }
}
