public import Catalog
public import Store
import Training

/// The cells of a run, in the order in which they are run.
///
/// The order is breadth first: the first seed of every arm of every suite, then the second. At
/// any interruption all arms have the same number of seeds, give or take one.
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
  ///   - states: what the store knows, by key.
  /// - Throws: `PlanError` when an arm is no experiment.
  public init(
    suites: [Suite],
    profile: Profile,
    options: PlanOptions,
    states: [String: CellState] = [:]
  ) throws(PlanError) {
    let templates = Self.templates(of: suites, profile: profile, options: options)
    let rounds = templates.map(\.seeds).max() ?? 0
    cells = []
    for round in 0..<max(rounds, 0) {
      for template in templates where round < template.seeds {
        for arm in template.arms {
          cells.append(
            try Self.cell(
              arm,
              of: template,
              seed: template.seedBase + round,
              options: options
            )
          )
        }
      }
    }
    decide(states: states, rerun: options.rerun ?? .failed)
    if let shard = options.shard { try keep(shard) }
  }

  /// The cells that are to be run, each key once.
  public var work: [PlannedCell] {
    var seen: Set<String> = []
    return cells.filter { $0.decision.isWork && seen.insert($0.key).inserted }
  }

  /// A case with its arms and the number of its seeds.
  private struct Template {
    var template: Case
    var arms: [Arm]
    var seedBase: Int
    var seeds: Int
  }

  private static func templates(
    of suites: [Suite],
    profile: Profile,
    options: PlanOptions
  ) -> [Template] {
    suites.flatMap { original in
      var suite = original
      if let dataset = options.dataset {
        suite = suite.replacing("dataset", with: .text(dataset))
      }
      return suite.cases.map { template in
        Template(
          template: template,
          arms: suite.arms(of: template),
          seedBase: suite.seedBase,
          seeds: options.seeds ?? profile.seeds(for: template)
        )
      }
    }
  }

  private static func cell(
    _ arm: Arm,
    of template: Template,
    seed: Int,
    options: PlanOptions
  ) throws(PlanError) -> PlannedCell {
    var experiment = try Experiment(arm: arm, seed: seed)
    if let kernels = options.kernels, arm.axes["kernels"] == nil {
      experiment.kernels = kernels
    }
    if let convolution = options.convolution, arm.axes["convolution"] == nil {
      experiment.convolution = convolution
    }
    let epoch = template.template.epoch
    let settings: String
    do {
      settings = try CellKey(
        epoch: epoch,
        experiment: experiment,
        dataset: options.datasetChecksums[experiment.dataset]
      ).canonicalText()
    } catch {
      throw .encoding(arm: arm.name, detail: "\(error)")
    }
    return PlannedCell(
      key: CellKey.key(of: settings),
      settings: settings,
      arm: arm,
      seed: seed,
      kind: template.template.kind,
      epoch: epoch,
      experiment: experiment,
      timeout: template.template.timeout,
      decision: .new,
      reason: "never run"
    )
  }

  /// Decides what is to be done about every cell.
  private mutating func decide(states: [String: CellState], rerun: Rerun) {
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
  private mutating func keep(_ shard: Shard) throws(PlanError) {
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
