public import ArgumentParser
import Foundation
public import Harness
import Kernels

/// How cells are run: nothing here can change a result.
struct ExecutionOptions: ParsableArguments {
  @Option(help: "Workers at once; the cores of the machine divided by --threads by default.")
  var jobs: Int?

  @Option(help: "Threads of one worker.")
  var threads: Int = 1

  @Option(help: "avx512, avx2, neon or portable; the best there is by default.")
  var level: KernelLevel?

  @Option(
    name: .customLong("time-budget"),
    help: ArgumentHelp(
      "Start no further cell after this time: 90s, 45m, 2h.",
      valueName: "time"
    )
  )
  var timeBudget: TimeBudget?

  @Option(help: "auto, plain, json or none; progress goes to standard error.")
  var progress: ProgressFormat = .auto

  /// A cell in which one bit of one weight is flipped: only to see that a gate finds it.
  @Option(name: .customLong("flip-bit"), help: .hidden)
  var faultyCell: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, found \(jobs)") }
    if let level, !level.isAvailable {
      let usable = KernelLevel.allCases.filter(\.isAvailable).map(\.rawValue)
      throw ValidationError(
        "this processor cannot run --level \(level.rawValue); "
          + "it can run \(usable.joined(separator: ", "))"
      )
    }
    if threads < 1 { throw ValidationError("--threads must be at least 1, found \(threads)") }
  }

  /// Workers at once.
  var workerCount: Int {
    Self.workerCount(jobs: jobs, threads: threads)
  }

  /// Workers at once: as many as were asked for, or as the cores have room for.
  static func workerCount(jobs: Int?, threads: Int) -> Int {
    jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount / threads)
  }
}

extension ProgressFormat: ExpressibleByArgument {}
