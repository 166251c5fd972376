import Harness
import Store

/// A run of the sample catalogue as its progress is shown.
struct ProgressSample {
  let cells: [PlannedCell]
  let plan: Plan
  let start = ContinuousClock.now

  init() throws {
    plan = try SampleCatalog.plan()
    cells = plan.cells
  }

  func progress(jobs: Int = 2, states: [String: CellState] = [:]) throws -> RunProgress {
    RunProgress(plan: try SampleCatalog.plan(states: states), jobs: jobs, states: states)
  }

  static func end(_ outcome: AttemptOutcome, seconds: Double = 10) -> AttemptEnd {
    AttemptEnd(outcome: outcome, ended: "", seconds: seconds)
  }
}
