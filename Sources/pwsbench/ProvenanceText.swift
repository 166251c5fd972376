import Harness
import Report
import Store

/// What a scorecard says of the run that made it.
struct ProvenanceText {
  var run: RunRecord

  /// When the run started, `2026-01-12 14:03 UTC`.
  var date: String {
    let parts = run.started.split(separator: "T")
    guard parts.count == 2 else { return run.started }
    return "\(parts[0]) \(parts[1].prefix(5)) UTC"
  }

  /// The first digits of the commit, with a `+` when the sources had changes.
  var commit: String {
    guard let commit = run.build.commit else { return "unknown" }
    return commit.prefix(12) + (run.build.isDirty == true ? "+" : "")
  }

  /// The machine in one line, `2 cores, Some Processor, avx2 fma`.
  var machine: String {
    let cores = "\(run.machine.cores) \(run.machine.cores == 1 ? "core" : "cores")"
    return [cores, run.machine.processor, run.machine.instructionSets]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What else may matter to who repeats the run.
  var rows: [EnvironmentRow] {
    [
      EnvironmentRow("Command", "pwsbench " + run.arguments.joined(separator: " ")),
      EnvironmentRow("System", run.machine.system),
      EnvironmentRow("Kernel", run.machine.kernel),
      EnvironmentRow("Memory", "\(run.machine.memory) MiB"),
      EnvironmentRow("Instruction set", run.level),
      EnvironmentRow("Load at the start", run.load.map { "\(($0 * 100).rounded() / 100)" }),
      EnvironmentRow("Compiler", compiler),
      EnvironmentRow("Libraries", run.build.libraries),
      EnvironmentRow("Executable", run.build.executable.map { "sha256 \($0)" } ?? "unknown"),
      EnvironmentRow("Changes beyond the commit", run.build.changes.map { "sha256 \($0)" }),
    ].compactMap { $0 } + images
  }

  /// The checksums of the images that were read from files.
  private var images: [EnvironmentRow] {
    let checksums = (try? PlanOptions(text: run.options))?.datasetChecksums ?? [:]
    return checksums.sorted { $0.key < $1.key }
      .map { EnvironmentRow("Images of \($0.key)", "sha256 \($0.value)" as String) }
  }

  private var compiler: String {
    [run.build.compiler, run.build.configuration].compactMap { $0 }.joined(separator: ", ")
  }
}

extension EnvironmentRow {
  /// A row, unless there is nothing to say.
  fileprivate init?(_ name: String, _ value: String?) {
    guard let value else { return nil }
    self.init(name, value as String)
  }
}
