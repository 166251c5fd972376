import Catalog
import Foundation
import Harness
import Report
import Store

/// Measures what surrounds the training: planning, keeping, reporting, starting.
struct HarnessBenchmark {
  /// One figure with what it should be.
  struct Figure {
    /// The name that programs read.
    var name: String
    /// What was measured, in words.
    var text: String
    var value: Double
    var unit: String
    /// The target, and whether smaller is better.
    var target: Double
    var isUpperLimit = true

    /// Whether the target was met.
    var isMet: Bool { isUpperLimit ? value <= target : value >= target }
  }

  /// The program that is measured.
  var executable: String
  /// The folder of the real suites, whose names are listed.
  var suites: String
  /// Cells of the database that is reported on; ten times as many are planned.
  var cells: Int

  /// Measures everything, in a folder that is removed afterwards.
  func figures() throws -> [Figure] {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let library = try CatalogReader(vocabulary: .engine).read(directory: folder.suites)
    // The report comes first of what runs as a process: its memory is the largest of all so far.
    return [try planning(library)] + (try reporting(folder, library)) + [
      try committing(folder), try overhead(folder), try starting(folder),
    ]
  }

  /// Plans ten times as many cells as are reported on.
  private func planning(_ library: SuiteLibrary) throws -> Figure {
    var options = PlanOptions(suites: [BenchmarkFolder.wide], profile: "quick")
    options.seeds = 10 * seeds
    let (profile, suites) = try library.selection(options)
    var count = 0
    let seconds = try Self.seconds {
      count = try Plan(suites: suites, profile: profile, options: options, states: [:])
        .cells.count
    }
    return Figure(
      name: "planning_seconds",
      text: "planning \(count) cells",
      value: seconds,
      unit: "s",
      target: 2
    )
  }

  /// Commits points in batches as workers send them, while every core trains a network.
  private func committing(_ folder: BenchmarkFolder) throws -> Figure {
    let count = 10 * cells, cores = MachineInspection.usableCores()
    let trainings = try (0..<cores).map { _ in
      try start(["bench", "--network", "resnet-8", "--batch", "16", "--seconds", "3600"])
    }
    defer {
      for training in trainings {
        training.terminate()
        training.waitUntilExit()
      }
    }
    // They must have begun.
    Thread.sleep(forTimeInterval: 1)
    let seconds = try folder.commit(points: count)
    guard trainings.allSatisfy(\.isRunning) else {
      throw CommandFailure(.internalError, "a training beside the commits ended")
    }
    return Figure(
      name: "points_per_second",
      text: "committing \(count) points in batches of \(BenchmarkFolder.batch) "
        + "beside \(cores) trainings",
      value: Double(count) / seconds,
      unit: "points/s",
      target: 20_000,
      isUpperLimit: false
    )
  }

  /// Seeds of every arm.
  private var seeds: Int { max(2, cells / BenchmarkFolder.arms) }

  /// Writes the scorecard of a filled database, as a command of its own.
  private func reporting(_ folder: BenchmarkFolder, _ library: SuiteLibrary) throws -> [Figure] {
    let cells = try folder.fill(library, seeds: seeds)
    let seconds = try call(
      ["report", "--db", folder.database, "--suites", folder.suites, "--out", folder.path]
    )
    let text = "report on \(cells) cells of \(BenchmarkFolder.pointsPerCell) points"
    return [
      Figure(name: "report_seconds", text: text, value: seconds, unit: "s", target: 3),
      Figure(
        name: "report_peak_mb",
        text: "peak memory of that",
        value: WorkerUsage.ofChildren().peakMemory,
        unit: "MB",
        target: 500
      ),
    ]
  }

  /// What a cell costs beyond its own work: the difference between few and many trivial cells.
  private func overhead(_ folder: BenchmarkFolder) throws -> Figure {
    let counts = [1, 41]
    let seconds = try counts.map { count in
      try call([
        "run", BenchmarkFolder.trivial, "--suites", folder.suites, "--seeds", "\(count)",
        "--jobs", "1", "--progress", "none", "--db", "\(folder.path)/\(count).sqlite",
        "--report", folder.path,
      ])
    }
    let perCell = (seconds[1] - seconds[0]) / Double(counts[1] - counts[0])
    return Figure(
      name: "overhead_percent",
      text: "harness around a cell of one minute",
      value: 100 * perCell / 60,
      unit: "%",
      target: 1
    )
  }

  /// The quickest of ten starts of `list`.
  private func starting(_ folder: BenchmarkFolder) throws -> Figure {
    let times = try (0..<10).map { _ in
      try call(["list", "suites", "--suites", suites])
    }
    return Figure(
      name: "list_milliseconds",
      text: "start-up of list",
      value: 1000 * (times.min() ?? .nan),
      unit: "ms",
      target: 100
    )
  }

  /// Calls the program and returns the seconds it took.
  private func call(_ arguments: [String]) throws -> Double {
    let clock = ContinuousClock(), began = clock.now
    let process = try start(arguments)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailure(
        .internalError,
        "`pwsbench \(arguments.joined(separator: " "))` ended with \(process.terminationStatus)"
      )
    }
    return began.duration(to: clock.now) / .seconds(1)
  }

  /// Starts the program.
  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The seconds that `body` takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }
}

extension HarnessBenchmark.Figure {
  /// The figure as a line for a person.
  var line: String {
    let number = value >= 100 ? "\(Int(value.rounded()))" : String(format: "%.3g", value)
    let limit = target >= 1000 ? "\(Int(target))" : String(format: "%g", target)
    return "\(text): \(number) \(unit) (\(isUpperLimit ? "at most" : "at least") \(limit)"
      + "\(isMet ? "" : ", MISSED"))\n"
  }
}
