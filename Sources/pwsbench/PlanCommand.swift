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
    abstract: "Shows what a run would do: cells, cost, and the effects it could find."
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

  @Option(help: "Workers at once; the cores of the machine divided by --threads by default.")
  var jobs: Int?

  @Option(help: "Threads of one worker.")
  var threads = 1

  @Option(help: "Machines that share the cells, each with as many jobs.")
  var shards = 1

  @Flag(help: "Take 20 steps of every training whose like was never run, to learn its cost.")
  var measure = false

  @Option(help: "text or json.")
  var format: Format = .text

  func validate() throws {
    for (name, number) in [("jobs", jobs ?? 1), ("threads", threads), ("shards", shards)]
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
    let workers = ExecutionOptions.workerCount(jobs: jobs, threads: threads)
    let text = try self.text(of: plan, suites, store, workers: workers)
    Console.write(try format == .json ? text.json() : text.text())
  }

  private func text(
    of plan: Plan,
    _ suites: [Suite],
    _ store: ResultStore?,
    workers: Int
  ) throws -> PlanText {
    let states = try store?.cellStates() ?? [:]
    var forecast = PlanForecast(of: plan, states: states, jobs: workers * shards)
    if measure {
      forecast = PlanForecast(
        of: plan,
        states: states,
        jobs: workers * shards,
        estimates: try estimates(of: forecast.unknownArms)
      )
    }
    return PlanText(
      profile: selection.profile,
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

  /// The seconds of trainings, by the name of their arm.
  private func estimates(of cells: [PlannedCell]) throws -> [String: Double] {
    var estimates: [String: Double] = [:]
    for cell in cells {
      let runner = ExperimentRunner(
        cell.experiment,
        dataDirectory: data.directory,
        threads: threads
      )
      estimates[cell.arm.name] = try runner.estimatedSeconds()
    }
    return estimates
  }

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
