import ArgumentParser
import Catalog
import Harness
import Kernels
import Store
import Training

/// Says how to measure something again, and can do it.
struct ReproCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repro",
    abstract: "Prints the command that repeats one cell or claim, and can check that it does.",
    discussion: """
      With --check the cells are run into a temporary database, and their trajectories compared \
      with the accepted ones: 0 when all are the same, 11 when one differs, 4 when one could not \
      be measured, 6 when there is nothing to compare with, 7 when the suite has changed so that \
      the cells are others.
      """
  )

  @Argument(
    help: """
      The first 8 or more digits of a cell's key, or a claim, as large-lr/D3; the suite may be left \
      out where only one has it.
      """
  )
  var name: String

  @Flag(help: "Run it, and compare trajectories.")
  var check = false

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  func run() async throws {
    do {
      let store = try ResultStore(readingFrom: db)
      let repetition = try Repetition(of: name, in: store, library: try catalogue.library())
      let commit = repetition.run.build.commit.map { " at commit \($0.prefix(12))" } ?? ""
      Console.note("Declared last by run \(repetition.run.id)\(commit).")
      Console.write(repetition.command + "\n")
      guard check else { return }
      let status = try await compare(repetition, with: try store.cellStates())
      guard status == .success else { throw CommandFailure(status) }
    } catch let error as StoreError {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  /// Runs the cells into a temporary database and compares their trajectories.
  private func compare(
    _ repetition: Repetition,
    with kept: [String: CellState]
  ) async throws -> ExitStatus {
    var options = repetition.options
    let names = Set(try plan(repetition, options).cells.map(\.experiment.dataset))
    let watch = try DatasetWatch(of: names, in: data.directory)
    options.datasetChecksums = watch.checksums
    let surroundings = await Surroundings.current(sources: catalogue.folder.package)
    options.place = surroundings.place(
      threads: execution.threads,
      level: execution.level ?? .best
    )
    let plan = try plan(repetition, options)
    guard !plan.cells.isEmpty else {
      throw CommandFailure(
        .nothingMatched,
        "\(name): the suite, its data or the program have changed so that no cell has this key; "
          + "go back to the commit of run \(repetition.run.id)"
      )
    }
    let (status, again) = try await ScratchRun(
      plan: plan,
      options: options,
      execution: execution,
      dataDirectory: data.directory,
      surroundings: surroundings,
      watch: watch
    ).run { store, status in (status, try store.cellStates()) }
    let findings = plan.work.map { TrajectoryComparison($0, kept[$0.key], again[$0.key]) }
    for finding in findings { Console.write(finding.text) }
    return ExitStatus.combined([status] + findings.map(\.status))
  }

  private func plan(
    _ repetition: Repetition,
    _ options: PlanOptions
  ) throws(CommandFailure) -> Plan {
    do {
      return try Plan(
        suites: [repetition.suite],
        profile: repetition.profile,
        options: options,
        states: [:]
      )
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }
}
