import ArgumentParser
import Catalog
import Foundation
import Harness
import Kernels
import Report
import Store
import Training

/// Runs what is missing, and shows what follows from everything that was measured.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs the missing cells of suites and writes the scorecard.",
    discussion: """
      Outcomes are kept in the database as they happen. A run that is stopped continues with the
      same command.
      """
  )

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var catalogue: CatalogueOptions
  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("The database.", valueName: "file"))
  var db = "Results/pwsbench.sqlite"

  @Option(
    help: ArgumentHelp(
      "The folder of the scorecard; beside the database when it is not given.",
      valueName: "dir"
    )
  )
  var report: String?

  func run() async throws {
    let library = try catalogue.library()
    let registry = try catalogue.registry(library)
    var options = selection.planOptions
    let (profile, suites) = try library.selection(options)
    let draft = try Self.plan(suites, profile, options)
    let names = Set(draft.cells.filter { $0.decision.isWork }.map(\.experiment.dataset))
    let watch = try DatasetWatch(of: names, in: data.directory)
    options.datasetChecksums = watch.checksums

    let surroundings = await Surroundings.current(sources: catalogue.folder.package)
    options.place = surroundings.place(
      threads: execution.threads,
      level: execution.level ?? .best
    )
    let holder = ProcessIdentity.current()
    let store = try Self.openStore(db, holder)
    options.fingerprints = try await surroundings.fingerprints(for: draft, in: store)
    let plan = try Self.plan(suites, profile, options, store)
    guard !plan.cells.isEmpty else {
      throw CommandFailure(.nothingMatched, "nothing to run: the selection declares no cells")
    }
    let session = RunSession(
      store: store,
      plan: plan,
      options: options,
      execution: execution,
      dataDirectory: data.directory,
      surroundings: surroundings,
      watch: watch
    )
    let status = try await session.run { record in
      let scoring = Scoring(
        suites: suites,
        profile: profile,
        options: options,
        run: record,
        registry: registry,
        bibliographies: try catalogue.bibliographies(suites)
      )
      try await scoring.write(
        try scoring.conclude(store),
        [.markdown],
        to: report ?? Self.folder(of: db)
      )
    }
    try? store.close(holder)
    guard status == .success else { throw CommandFailure(status) }
  }

  /// The folder that holds a file.
  static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
  }

  /// The plan of suites; `store` is `nil` before it was asked.
  static func plan(
    _ suites: [Suite],
    _ profile: Profile,
    _ options: PlanOptions,
    _ store: ResultStore? = nil
  ) throws(CommandFailure) -> Plan {
    do {
      return try Plan(
        suites: suites,
        profile: profile,
        options: options,
        states: try store?.cellStates(),
        engines: try store?.measuredEngines() ?? [:]
      )
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  /// Opens a database for writing, or makes it with its folder.
  static func openStore(
    _ db: String,
    _ holder: Holder
  ) throws(CommandFailure) -> ResultStore {
    try? FileManager.default.createDirectory(
      atPath: folder(of: db),
      withIntermediateDirectories: true
    )
    do {
      return try ResultStore(
        path: db,
        holder: holder,
        now: Timestamp.now(),
        isAlive: ProcessIdentity.isAlive
      )
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }
}
