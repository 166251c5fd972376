import ArgumentParser
import Catalog
import Comparison
import Foundation
import Harness
import Kernels
import Report
import Store
import Training

/// Measures how far timings of identical code lie apart on this machine.
struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measures the noise of timings on this machine, for diff and gate.",
    discussion: """
      Runs every arm of every timing case with its own method as reference. The 95th percentile of \
      |a/b - 1| over all pairs of rounds is the floor of its ratios: it is kept in the database for \
      this machine, and diff and gate call no smaller difference a regression. Leave the machine \
      alone meanwhile: floors above --widest are not kept, and the command ends with 4, as behind \
      them a slow-down would pass unseen.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The suites; all when none is given.") var suites: [String] = []
  @Option(help: "smoke, quick, standard or paper: the scale of the timings.") var profile = "quick"
  @Option(help: "Rounds per arm.") var rounds = 20
  @Option(help: "Percent above which a floor is not kept.") var widest = 50.0
  @Option(help: ArgumentHelp("The database that keeps the floors.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"
  @Option(help: "text or json.") var format: Format = .text
  @OptionGroup var filter: FilterOptions
  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    guard rounds >= 2 else {
      throw ValidationError("--rounds must be at least 2, found \(rounds)")
    }
    guard widest >= 0 else {
      throw ValidationError("--widest must not be negative, found \(widest)")
    }
  }

  func run() async throws {
    let library = try catalogue.library()
    let surroundings = await Surroundings.current(sources: catalogue.folder.package)
    let (options, plan) = try plan(library, surroundings)
    // Opened first: what was measured for nothing would be lost.
    let holder = ProcessIdentity.current()
    let store = try RunCommand.openStore(db, holder)
    let snapshot = try await ScratchRun(
      plan: plan,
      options: options,
      execution: execution,
      dataDirectory: data.directory,
      surroundings: surroundings
    ).snapshot(library, for: "no floor was kept")
    let floors = NoiseFloors(of: snapshot)
    let (usable, useless) = floors.split(at: widest / 100)
    let now = Timestamp.now()
    do {
      try store.keep(usable.floors.map { $0.record(machine: floors.machine, measured: now) })
      try store.close(holder)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    let text = NoiseFloorsText(floors)
    Console.write(format == .text ? text.table : text.json)
    try Self.refuse(useless, of: floors)
    guard snapshot.measured == snapshot.declared else { throw CommandFailure(.unmeasured) }
  }

  /// Says that some floors were not kept, and why the machine may be too noisy.
  private static func refuse(
    _ useless: NoiseFloors,
    of floors: NoiseFloors
  ) throws(CommandFailure) {
    guard !useless.floors.isEmpty else { return }
    let load = MachineInspection.load().map { String(format: "; the load is %.1f", $0) } ?? ""
    throw CommandFailure(
      .unmeasured,
      "\(useless.floors.count) of \(floors.floors.count) floors are too wide and were not kept"
        + "\(load): leave the machine alone and calibrate again, or give --widest"
    )
  }

  /// Every timing that is selected, beside itself.
  private func plan(
    _ library: SuiteLibrary,
    _ surroundings: Surroundings
  ) throws(CommandFailure) -> (PlanOptions, Plan) {
    var options = PlanOptions(suites: suites.filter { $0 != "all" }, profile: profile)
    (options.filter, options.seeds) = (filter.text, 1)
    options.place = surroundings.place(
      threads: execution.threads,
      level: execution.level ?? .best
    )
    let (profile, suites) = try library.selection(options)
    let draft = try RunCommand.plan(suites, profile, options)
    let names = Set(draft.cells.filter { $0.kind == .timing }.map(\.experiment.dataset))
    options.datasetChecksums = try DatasetInspection(directory: data.directory)
      .checksums(of: names)
    let plan: Plan
    do {
      plan = try draft.calibration(rounds: rounds, options: options)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
    guard !plan.cells.isEmpty else {
      throw CommandFailure(
        .nothingMatched,
        "nothing to calibrate: the selection has no case of 'kind: timing'"
      )
    }
    return (options, plan)
  }
}

extension NoiseFloors.Floor {
  /// The floor as the store keeps it.
  fileprivate func record(machine: String, measured: String) -> NoiseFloorRecord {
    NoiseFloorRecord(
      machine: machine,
      suite: suite,
      caseID: caseID,
      arm: arm,
      metric: metric,
      relative: relative,
      rounds: rounds,
      measured: measured
    )
  }
}
