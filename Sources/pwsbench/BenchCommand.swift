import ArgumentParser
import Foundation
import Harness
import Kernels
import Report
import Store
import Training

/// Measures the engine's speed.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures training steps, their parts, sharing of processors, the harness.",
    discussion: """
      Whole training steps on random images of 3×32×32 unless --ops, --loading, --recording, --scaling or \
      --harness is given. Machines are shared and noisy: compare only figures that were measured interleaved, \
      as Scripts/compare-pytorch and --scaling do. --harness measures planning, committing points, \
      reporting, what surrounds a cell and the start of a command, each beside its target.
      """
  )

  @Option(help: "A network of 'pwsbench list networks'.")
  var network: String = "resnet-20"

  @Option(help: "A method of 'pwsbench list methods'.")
  var method: String = "bn"

  @Option(help: "Images per step.")
  var batch: Int = 128

  @Option(help: "Threads of the engine.")
  var threads: Int = 1

  @Option(help: "How long to measure, after two steps of warm-up.")
  var seconds: Double = 5

  @Flag(
    help: "Every convolution of the network: GFLOP/s, share of what the processor can do at most."
  )
  var ops = false

  @Flag(help: "What loading and augmenting a batch takes, beside the rest of the step.")
  var loading = false

  @Flag(help: "What the record of a run costs: losses, norms and messages, as a share of a step.")
  var recording = false

  @Flag(help: "Cells side by side against threads per cell, in turns; --seconds for each of them.")
  var scaling = false

  @Option(help: "How often --scaling measures each combination.")
  var rounds: Int = 3

  @Option(
    help: ArgumentHelp(
      "A database that keeps what --scaling finds, for run --jobs auto.",
      valueName: "file"
    )
  )
  var db: String?

  @Flag(help: "Measure the harness instead of the engine.")
  var harness = false

  @Option(help: "Cells of the database that --harness reports on; ten times as many are planned.")
  var cells = 10_000

  @Flag(help: "JSON on one line.")
  var json = false

  @OptionGroup var engine: EngineOptions
  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    guard batch > 0 else { throw ValidationError("--batch must be at least 1, found \(batch)") }
    guard threads > 0 else {
      throw ValidationError("--threads must be at least 1, found \(threads)")
    }
    guard cells > 0 else { throw ValidationError("--cells must be at least 1, found \(cells)") }
    guard seconds >= 0 else {
      throw ValidationError("--seconds must not be negative, found \(seconds)")
    }
    guard db == nil || scaling else {
      throw ValidationError("--db goes with --scaling")
    }
    guard rounds > 0 else { throw ValidationError("--rounds must be at least 1, found \(rounds)") }
    guard [ops, loading, recording, scaling, harness].count(where: { $0 }) <= 1 else {
      throw ValidationError("write one of --ops, --loading, --recording, --scaling and --harness")
    }
  }

  func run() async throws {
    if harness { return try runHarness() }
    if ops { return try runOperations() }
    if loading { return try runLoading() }
    if recording { return try runRecording() }
    if scaling { return try await runScaling() }
    try runSteps()
  }

  private func runOperations() throws {
    let benchmark = try CommandFailure.translating {
      try OperationBenchmark(
        network: network,
        batch: batch,
        engine: engine.make(threads: threads)
      )
    }
    let rows = benchmark.run(seconds: min(seconds, 1))
    Console.write(
      json
        ? try Self.line(rows) : BenchTables.operations(rows, ceiling: benchmark.ceiling)
    )
  }

  private func runLoading() throws {
    var benchmark = try CommandFailure.translating {
      try LoadingBenchmark(
        network: network,
        method: method,
        batch: batch,
        engine: engine.make(threads: threads)
      )
    }
    let outcome = benchmark.run(seconds: seconds)
    Console.write(json ? try Self.line(outcome) : BenchTables.loading(outcome))
  }

  private func runRecording() throws {
    var benchmark = try CommandFailure.translating {
      try RecordingBenchmark(
        network: network,
        method: method,
        batch: batch,
        engine: engine.make(threads: threads)
      )
    }
    // Points leave a worker as messages: writing them is a part of recording.
    let encoder = JSONEncoder(), usage = WorkerUsage.current()
    let outcome = benchmark.run(seconds: seconds) {
      _ = try? encoder.encode(WorkerMessage.points($0, usage: usage))
    }
    Console.write(
      json
        ? try Self.line(outcome)
        : "\(network) \(method) batch \(batch): " + BenchTables.recording(outcome)
    )
  }

  private func runScaling() async throws {
    var arguments = [
      "bench", "--network", network, "--method", method, "--batch", "\(batch)", "--seconds",
      "\(seconds)", "--json",
    ]
    arguments += engine.arguments
    let rows: [ScalingBenchmark.Row]
    do {
      rows = try await ScalingBenchmark(
        executable: Program.executable,
        arguments: arguments,
        cores: MachineInspection.usableCores()
      ).run(rounds: rounds)
    } catch let failure as ScalingBenchmark.Failure {
      throw CommandFailure(.badCommandLine, failure.description)
    }
    if let db { try keep(rows, in: db) }
    Console.write(json ? try Self.line(rows) : BenchTables.scaling(rows))
  }

  /// Keeps what this machine did, for `run --jobs auto`.
  private func keep(_ rows: [ScalingBenchmark.Row], in db: String) throws(CommandFailure) {
    let holder = ProcessIdentity.current(), now = Timestamp.now()
    let records = rows.map {
      ScalingRecord(
        threads: $0.threads,
        jobs: $0.cells,
        imagesPerSecond: $0.imagesPerSecond,
        measured: now
      )
    }
    let store = try RunCommand.openStore(db, holder)
    do {
      try store.keep(records, ofMachine: MachineInspection.current().id)
      try store.close(holder)
    } catch {
      throw CommandFailure(.badCommandLine, "\(error)")
    }
  }

  private func runSteps() throws {
    let engine = engine.make(threads: threads)
    var benchmark = try CommandFailure.translating {
      try StepBenchmark(
        network: network,
        method: method,
        batch: batch,
        engine: engine
      )
    }
    let outcome = benchmark.run(seconds: seconds)
    let line = BenchTables.Steps(
      network: network,
      method: method,
      batch: batch,
      threads: threads,
      images_per_second: outcome.imagesPerSecond,
      best: outcome.best,
      worst: outcome.worst,
      milliseconds: outcome.milliseconds,
      steps: outcome.steps,
      peak_rss_bytes: Int(WorkerUsage.current().peakMemory * 1_048_576),
      level: engine.kernels.level.rawValue,
      gflops: outcome.gflops
    )
    Console.write(json ? try Self.line(line) : line.text)
  }

  private static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  private func runHarness() throws {
    let figures = try HarnessBenchmark(
      executable: Program.executable,
      suites: try catalogue.folder.path(),
      cells: cells
    ).figures()
    guard json else { return Console.write(figures.map(\.line).joined()) }
    let members = figures.map { ($0.name, JSONText.number($0.value)) }
    Console.write(JSONText.object([("schema_version", .integer(1))] + members).line + "\n")
  }
}
