import ArgumentParser
import Catalog
import Foundation
import Harness
import Kernels
import Store
import Training

/// Shows what a run would do, without running anything.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what a run would do: cells, cost, and the effects it could find.",
    discussion: """
      The smallest effect that a claim's seeds can find, eight times out of ten, stands beside its \
      margin: in the metric's unit where the spread of the seeds is known from earlier runs, \
      otherwise in standard deviations (sd) between seeds.
      """
  )

  /// The forms of the plan.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(help: JobCount.help)
  var jobs: JobCount = .auto

  @Option(help: "Threads of one worker.")
  var threads = 1

  @Option(help: "Machines that share the cells, each with as many jobs.")
  var shards = 1

  @Flag(
    inversion: .prefixedNo,
    help: """
      Take 20 steps of every training, and a short run of every probe and timing, whose like was \
      never run, to learn its cost; without the flag for at most 20 seconds.
      """
  )
  var measure: Bool?

  @Option(help: "text or json.")
  var format: Format = .text

  func validate() throws {
    try jobs.validate()
    for (name, number) in [("threads", threads), ("shards", shards)]
    where number < 1 {
      throw ValidationError("--\(name) must be at least 1, found \(number)")
    }
  }

  func run() async throws {
    var options = selection.planOptions
    let (profile, suites) = try catalogue.library().selection(options)
    let draft = try RunCommand.plan(suites, profile, options)
    options.datasetChecksums = try DatasetInspection(directory: data.directory)
      .checksums(of: Set(draft.cells.map(\.experiment.dataset)))
    let store = try existingStore()
    let surroundings = await Surroundings.current(sources: catalogue.folder.package)
    options.place = surroundings.place(threads: threads, level: .best)
    options.fingerprints = try await surroundings.fingerprints(
      for: draft,
      in: store,
      isWritable: false
    )
    let plan = try RunCommand.plan(suites, profile, options, store)
    guard !plan.cells.isEmpty else {
      throw CommandFailure(.nothingMatched, "nothing to plan: the selection declares no cells")
    }
    let workers = try jobs.workers(threads: threads, store: store)
    let text = try self.text(of: plan, profile, suites, store, workers: workers)
    Console.write(try format == .json ? text.json() : text.text())
  }

  private func text(
    of plan: Plan,
    _ profile: Profile,
    _ suites: [Suite],
    _ store: ResultStore?,
    workers: Int
  ) throws -> PlanText {
    let states = try store?.cellStates() ?? [:]
    var forecast = PlanForecast(of: plan, states: states, jobs: workers * shards)
    if measure != false {
      forecast = PlanForecast(
        of: plan,
        states: states,
        jobs: workers * shards,
        estimates: try estimates(of: forecast.unknownArms)
      )
    }
    return PlanText(
      profile: profile,
      forecast: forecast,
      jobs: workers,
      shards: shards,
      bytesPerCell: try store?.bytesPerCell(),
      effects: DetectableEffect.all(
        of: suites,
        plan: plan,
        states: states,
        results: try store?.acceptedResults() ?? [:]
      )
    )
  }

  /// The seconds of cells, by the name of their arm: of trainings first, which cost the most.
  private func estimates(of cells: [PlannedCell]) throws -> [String: Double] {
    guard !cells.isEmpty else { return [:] }
    let ordered = cells.filter { $0.kind == .train } + cells.filter { $0.kind != .train }
    Console.note("Taking the first steps of what was never run before; --no-measure does not.")
    let began = ContinuousClock.now
    var seconds: [Experiment: Double] = [:], estimates: [String: Double] = [:]
    for cell in ordered {
      let like = cell.experiment.ofEqualCost
      if seconds[like] == nil, measure == true || began.duration(to: .now) < Self.patience {
        let runner = ExperimentRunner(
          cell.experiment,
          dataDirectory: data.directory,
          threads: threads
        )
        seconds[like] = try CommandFailure.translating { try runner.estimatedSeconds() }
      }
      estimates[cell.arm.name] = seconds[like]
    }
    return estimates
  }

  /// How long a plan may take to learn what things cost, unless it is asked to take longer.
  private static let patience = Duration.seconds(20)

  /// The database for reading; `nil` when there is none yet.
  private func existingStore() throws(CommandFailure) -> ResultStore? {
    do {
      return try ResultStore(readingFrom: db)
    } catch {
      if case .missing = error { return nil }
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }
}
