import ArgumentParser
import Conformance
import Kernels

/// Compares the engine with reference results.
struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Compares the engine with reference results, one line per fixture.",
    discussion: """
      A fixture is a safetensors file with inputs, expected outputs, and the operation, its settings \
      and the tolerance in its metadata. Ends with 0 only if every fixture passes.
      """
  )

  @Argument(help: "Fixtures, or folders of them.")
  var paths: [String]

  @OptionGroup var engine: EngineOptions

  func run() throws {
    let runner = ConformanceRunner(engine.make(threads: 1))
    var passed = 0, failed = 0
    for path in ConformanceRunner.fixtures(paths) {
      let result = runner.run(path)
      Console.write("\(result)\n")
      if result.passed { passed += 1 } else { failed += 1 }
    }
    Console.write("\(passed) passed, \(failed) failed\n")
    guard passed + failed > 0 else {
      throw CommandFailure(.nothingMatched, "no fixtures in \(paths.joined(separator: ", "))")
    }
    guard failed == 0 else { throw CommandFailure(.unmeasured) }
  }
}
