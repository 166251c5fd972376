public import ArgumentParser
import Catalog
import Datasets
public import Harness
import Kernels

/// What is run: suites, profile, and what replaces settings of the catalogue.
struct SelectionOptions: ParsableArguments {
  @Argument(help: "The suites; all when none is given.")
  var suites: [String] = []

  @Option(help: "smoke, quick, standard or paper.")
  var profile: String = "quick"

  @Option(help: "The data set instead of the profile's.")
  var dataset: String?

  @Option(help: "Seeds per arm instead of the profile's.")
  var seeds: Int?

  @Option(help: "native or openblas; part of a result's identity.")
  var kernels: Engine.Implementation?

  @Option(help: "auto, direct or winograd; part of a result's identity.")
  var convolution: Engine.ConvolutionChoice?

  @Option(
    help:
      "Known cells to run again: none, failed (and stale), stale (only) or all; what was measured is kept."
  )
  var rerun: Rerun = .failed

  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("The I-th of N parts of the cells.", valueName: "i/n"))
  var shard: ShardArgument?

  func validate() throws {
    if let seeds, seeds < 1 { throw ValidationError("--seeds must be at least 1, found \(seeds)") }
    if let dataset, !DatasetRegistry.names.contains(dataset) {
      let known = DatasetRegistry.names.joined(separator: ", ")
      throw ValidationError("unknown data set '\(dataset)'; there are \(known)")
    }
  }

  /// The options as the planner takes them.
  var planOptions: PlanOptions {
    var options = PlanOptions(suites: suites.filter { $0 != "all" }, profile: profile)
    options.dataset = dataset
    options.seeds = seeds
    options.kernels = kernels?.rawValue
    options.convolution = convolution?.rawValue
    options.shard = shard?.shard
    options.rerun = rerun
    options.filter = filter.text
    return options
  }
}

extension Rerun: ExpressibleByArgument {}

extension SuiteLibrary {
  /// The profile and the suites that options name.
  func selection(
    _ options: PlanOptions
  ) throws(CommandFailure) -> (profile: Profile, suites: [Suite]) {
    let profile: Profile
    do {
      profile = try self.profile(named: options.profile)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    do {
      return (profile, try suites(options.suites, profile: profile))
    } catch {
      throw CommandFailure(.nothingMatched, "\(error)")
    }
  }
}
