public import ArgumentParser
public import Harness
import Kernels

/// How cells are run: nothing here can change a result.
struct ExecutionOptions: ParsableArguments {
  @Option(help: JobCount.help)
  var jobs: JobCount = .auto

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

  @Option(
    name: .customLong("checkpoint-every"),
    help: ArgumentHelp(
      "How often a running cell keeps what it would need to go on after it was killed.",
      valueName: "time"
    )
  )
  var checkpointEvery = TimeBudget(seconds: 60)

  @Flag(name: .customLong("fail-fast"), help: "Start no further cell after a failure.")
  var failFast = false

  @Option(
    name: .customLong("timeout-scale"),
    help: ArgumentHelp(
      "The factor on the time that a cell may take, for slower machines.",
      valueName: "x"
    )
  )
  var timeoutScale = 1.0

  @Option(
    name: .customLong("memory-limit"),
    help: ArgumentHelp(
      "MiB at which a worker is ended; nine tenths of the machine's by default.",
      valueName: "mib"
    )
  )
  var memoryLimit: Double?

  @Option(help: "auto, plain, json or none; progress goes to standard error.")
  var progress: ProgressFormat = .auto

  /// A cell in which one bit of one weight is flipped: only to see that a gate finds it.
  @Option(name: .customLong("flip-bit"), help: .hidden)
  var faultyCell: String?

  func validate() throws {
    try jobs.validate()
    if let level, !level.isAvailable {
      let usable = KernelLevel.allCases.filter(\.isAvailable).map(\.rawValue)
      throw ValidationError(
        "this processor cannot run --level \(level.rawValue); "
          + "it can run \(usable.joined(separator: ", "))"
      )
    }
    for (name, number) in [("timeout-scale", timeoutScale), ("memory-limit", memoryLimit ?? 1)]
    where !(number > 0 && number.isFinite) {
      throw ValidationError("--\(name) must be above 0, found \(number)")
    }
    if threads < 1 { throw ValidationError("--threads must be at least 1, found \(threads)") }
  }
}

extension ProgressFormat: ExpressibleByArgument {}
