import Foundation
import Testing

@Suite("RunSession")
struct RunSessionTests {
  @Test(
    "Ctrl-C ends a run with 130, TERM with 143, HUP with 129, and the same command continues",
    arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143)), (SIGHUP, Int32(129))]
  )
  func interrupted(signal: Int32, code: Int32) throws {
    // Long cells behind short ones: the suite's training cells go on until they are stopped.
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let errors = folder.url.appendingPathComponent("errors")
    let process = try command.start(
      ["run", "all", "--jobs", "3"],
      in: folder.url,
      errors: errors
    )
    // The two probes of the first round end while both training cells run.
    try waitUntil { try folder.text("errors").split(separator: "\n").count >= 2 }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    let text = try folder.text("errors")
    #expect(text.contains("the same command continues"))
    #expect(text.contains("interrupted probe-suite/step"))

    // The probes need no long training: with their suite alone nothing finished is lost.
    try folder.write(
      CommandFolder.suite(steps: 3, dataset: "procedural"),
      to: "Suites/probe-suite.yaml"
    )
    let next = try command.run(["run", "all"], in: folder.url)
    #expect(next.exitCode == 0)
    let rerun = next.errors.split(separator: "\n").count { $0.contains("/products") }
    let kept = text.split(separator: "\n").count { $0.contains("] ok probe-suite/products") }
    #expect(rerun + kept == 6 && kept >= 1)
  }

  @Test("a used up time budget ends with 75, and the same command continues")
  func budget() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(
      ["run", "--jobs", "1", "--time-budget", "0.001s"],
      in: folder.url
    )
    #expect(first.exitCode == 75 && first.output.contains(" of 10 cells measured"))
    #expect(try command.run(["run"], in: folder.url).exitCode == 0)
  }

  @Test("a cell without a measurement ends the run with 4, the others are kept")
  func failure() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    // No training run takes a millisecond.
    let text = CommandFolder.suite(steps: 100_000, dataset: "procedural")
      .replacing("timeout: 2m", with: "timeout: 1s")
    try folder.write(text, to: "Suites/probe-suite.yaml")
    let outcome = try BuiltCommand().run(["run", "--profile", "smoke"], in: folder.url)
    #expect(outcome.exitCode == 4)
    #expect(outcome.errors.contains("no result within 1 s"))
    #expect(outcome.output.contains("2 of 4 cells measured"))
  }

  @Test("a second run into the same database is refused with the number of the first")
  func second() throws {
    let folder = try CommandFolder(steps: 100_000)
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.start(
      ["run", "--jobs", "3"],
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
    defer {
      kill(first.processIdentifier, SIGTERM)
      first.waitUntilExit()
    }
    try waitUntil { try !folder.text("errors").isEmpty }
    let outcome = try command.run(["run"], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("process \(first.processIdentifier) is running cells"))
  }

  /// Waits for a condition; a minute without it is a failure.
  private func waitUntil(_ condition: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try condition() { return }
      usleep(100_000)
    }
    Issue.record("nothing happened within a minute")
  }
}
