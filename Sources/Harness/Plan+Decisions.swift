import Catalog
import Store

extension Plan {
  /// Decides what is to be done about every cell.
  ///
  /// - Parameters:
  ///   - states: what the store knows, by key.
  ///   - engines: what measurements were made with, by identity.
  ///   - rerun: which known cells are run.
  mutating func decide(
    states: [String: CellState],
    engines: [String: Set<String>],
    rerun: Rerun
  ) {
    for index in cells.indices {
      let cell = cells[index]
      let finding: (Decision, String)
      if let state = states[cell.key] {
        finding = Self.finding(state)
      } else if let found = engines[cell.identity], let reason = Self.staleness(cell, found) {
        finding = (.stale, reason)
      } else {
        finding = (.new, "never run")
      }
      (cells[index].decision, cells[index].reason) = finding
      apply(rerun, to: index, isKnown: states[cell.key] != nil)
    }
  }

  /// What an attempt with the same key means.
  private static func finding(_ state: CellState) -> (Decision, String) {
    if state.isAccepted { return (.cached, "measured: \(state.outcome.rawValue)") }
    if state.outcome == .interrupted { return (.new, "interrupted before it ended") }
    let reason = ["last attempt: \(state.outcome.rawValue)", state.detail]
    return (.failed, reason.compactMap { $0 }.joined(separator: ", "))
  }

  /// Why measurements with these engines do not count; `nil` when the cell's engine is not known.
  private static func staleness(_ cell: PlannedCell, _ engines: Set<String>) -> String? {
    guard cell.engine != nil else { return nil }
    if cell.kind == .timing { return "timed on another machine, build or number of threads" }
    if engines == [""] { return "measured before fingerprints were kept" }
    let name = Canary(of: cell.experiment).name
    return "the engine computes other numbers now (\(name))"
  }

  /// Takes back or forces what the command line says.
  private mutating func apply(_ rerun: Rerun, to index: Int, isKnown: Bool) {
    let decision = cells[index].decision
    switch rerun {
    case .all where isKnown:
      (cells[index].decision, cells[index].reason) = (.new, "forced: --rerun all")
    case .none where [.failed, .stale].contains(decision),
      .stale where [.failed, .new].contains(decision):
      cells[index].decision = .skipped
      cells[index].reason = "\(decision.rawValue): \(cells[index].reason)"
    default: break
    }
  }

  /// Leaves the cells of other shards out: cell i belongs to shard i mod N.
  mutating func keep(_ shard: Shard) throws(PlanError) {
    guard shard.count >= 1, (1...max(1, shard.count)).contains(shard.index) else {
      throw .shard(index: shard.index, count: shard.count)
    }
    var position: [String: Int] = [:]
    for index in cells.indices {
      let place = position[cells[index].key] ?? position.count
      position[cells[index].key] = place
      if place % shard.count != shard.index - 1, cells[index].decision.isWork {
        cells[index].decision = .skipped
        cells[index].reason = "another shard"
      }
    }
  }
}
