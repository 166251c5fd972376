import Store

extension Plan {
  /// Decides what is to be done about every cell.
  mutating func decide(states: [String: CellState], rerun: Rerun) {
    for index in cells.indices {
      guard let state = states[cells[index].key] else { continue }
      if rerun == .all {
        cells[index].reason = "forced: --rerun all"
      } else if state.isAccepted {
        cells[index].decision = .cached
        cells[index].reason = "measured: \(state.outcome.rawValue)"
      } else if state.outcome == .interrupted {
        cells[index].reason = "interrupted before it ended"
      } else {
        cells[index].decision = rerun == .none ? .skipped : .failed
        cells[index].reason = ["last attempt: \(state.outcome.rawValue)", state.detail]
          .compactMap { $0 }.joined(separator: ", ")
      }
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
