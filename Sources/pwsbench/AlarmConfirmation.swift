import Catalog
import Comparison
import Harness
import Store

/// Measures alarms again, on seeds that neither side has seen, in a database of its own.
struct AlarmConfirmation {
  var source: SnapshotSource
  var execution: ExecutionOptions
  var dataDirectory: String?
  var policy: GatePolicy
  var floors: NoiseFloors

  /// How often each alarm was found again.
  func run(
    _ alarms: [Alarm],
    base: Snapshot,
    _ trials: Int
  ) async throws -> [(Alarm, Confirmation)] {
    var found: [Alarm: Int] = [:]
    for trial in 1...trials {
      Console.note("measuring \(alarms.count) alarms again, \(trial) of \(trials)")
      let fresh = try await snapshot(of: alarms, trial: trial)
      let isFound = { (alarm: Alarm) in
        alarm.isFound(base: base, fresh: fresh, policy: policy, floors: floors)
      }
      for alarm in alarms where isFound(alarm) { found[alarm, default: 0] += 1 }
    }
    return alarms.map { ($0, Confirmation(trials: trials, found: found[$0] ?? 0)) }
  }

  private func snapshot(of alarms: [Alarm], trial: Int) async throws -> Snapshot {
    let (options, plan) = try plan(of: alarms, trial: trial)
    return try await ScratchRun(
      plan: plan,
      options: options,
      execution: execution,
      dataDirectory: dataDirectory,
      surroundings: await Surroundings.current(sources: nil)
    ).snapshot(source.library, for: "the alarms could not be measured again")
  }

  /// The alarmed arms on the next seeds of the declared list, as many as the run had.
  private func plan(of alarms: [Alarm], trial: Int) throws -> (PlanOptions, Plan) {
    let store = try ResultStore(readingFrom: source.database)
    guard let run = try store.lastRun(), var options = try? PlanOptions(text: run.options) else {
      throw CommandFailure(.nothingMatched, "\(source.database): holds no run")
    }
    let seen = try store.declaredCells(runID: run.id)
    let most =
      Dictionary(grouping: seen) { [$0.suite, $0.caseID, $0.arm] }.values
      .map(\.count).max() ?? 0
    (options.shard, options.filter, options.rerun) = (nil, nil, .failed)
    options.seeds = most * (trial + 1)
    let (profile, suites) = try source.library.selection(options)
    let all = try Plan(suites: suites, profile: profile, options: options)
    let cells = all.cells.filter { cell in
      let base = suites.first { $0.id == cell.arm.suite }?.seedBase ?? 0
      return cell.seed >= base + most * trial
        && alarms.contains {
          $0.suite == cell.arm.suite && $0.caseID == cell.arm.caseID && $0.arm == cell.arm.label
        }
    }
    return (options, Plan(cells: cells))
  }
}
