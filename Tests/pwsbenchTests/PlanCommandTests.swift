import Foundation
import Testing

@Suite("PlanCommand")
struct PlanCommandTests {
  private struct Plan: Decodable {
    struct Suite: Decodable {
      var suite: String
      var cells: [String: Int]
      var unknown_cells: Int
      var cpu_seconds: Double
    }
    struct Claim: Decodable {
      var claim: String
      var seeds: Int
      var deviations: Double?
      var effect: Double?
    }
    var schema_version: Int
    var suites: [Suite]
    var claims: [Claim]
    var remaining_seconds: Double
    var bytes: Double?
  }

  private func plan(
    _ arguments: [String],
    learning: String = "--no-measure",
    in folder: CommandFolder
  ) throws -> Plan {
    let outcome = try BuiltCommand().run(
      ["plan", learning, "--format", "json"] + arguments,
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty == (learning == "--no-measure"), "\(outcome.errors)")
    return try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
  }

  @Test("a plan says what a run would do, and what it did afterwards")
  func beforeAndAfter() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let before = try plan([], in: folder)
    #expect(before.suites.first?.cells == ["new": 10])
    #expect(before.suites.first?.unknown_cells == 10 && before.bytes == 245_760)
    #expect(before.claims.first?.claim == "probe-suite/X1" && before.claims.first?.seeds == 3)
    #expect(before.claims.first?.effect == nil)
    #expect(!folder.exists("Results"))
    #expect(try BuiltCommand().run(["run"], in: folder.url).exitCode == 0)
    let after = try plan([], in: folder)
    #expect(after.suites.first?.cells == ["cached": 10] && after.remaining_seconds == 0)
    #expect(after.claims.first?.effect != nil)
    let more = try plan(["--seeds", "5"], in: folder)
    #expect(more.suites.first?.cells == ["cached": 10, "new": 10])
    #expect(more.suites.first?.unknown_cells == 0 && more.remaining_seconds > 0)
    #expect(try #require(more.bytes) > 0)
  }

  @Test("the text names suites, time, and what the claims could find")
  func text() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["plan", "--jobs", "2", "--no-measure"], in: folder.url)
    #expect(outcome.output.contains("probe-suite  0       10"), "\(outcome.output)")
    #expect(
      outcome.output.contains(
        "Time: 0s with 2 jobs, of 30s by design, and 10 cells whose like was never run\n"
      ),
      "\(outcome.output)"
    )
    #expect(outcome.output.contains("probe-suite/X1  3      2.48 sd"), "\(outcome.output)")
  }

  @Test("the cost of trainings, probes and timings is learnt by their first steps")
  func measure() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming(rounds: 100)
    let outcome = try BuiltCommand().run(["plan", "--measure"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("never run\n"), "\(outcome.output)")
    #expect(!outcome.output.contains("Time: 0s"), "\(outcome.output)")
    #expect(outcome.errors.hasPrefix("Taking the first steps of what was never run before"))
    #expect(try plan([], in: folder).suites.first?.unknown_cells == 16)
    let learnt = try plan(["--jobs", "2"], learning: "--measure", in: folder)
    let suite = try #require(learnt.suites.first)
    #expect(suite.unknown_cells == 0 && suite.cpu_seconds > 0)
    // Timings run alone, whatever the jobs.
    let (least, most) = (suite.cpu_seconds / 2, suite.cpu_seconds)
    #expect(learnt.remaining_seconds >= least && learnt.remaining_seconds < most)
  }

  @Test("cells of an engine that computes other numbers now are stale, and the reason is printed")
  func stale() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = ["run", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    try folder.change(
      "Results/pwsbench.sqlite",
      "UPDATE meta SET value = 'other' WHERE key LIKE 'fingerprint % bn resnet-8'"
    )
    #expect(try plan([], in: folder).suites.first?.cells == ["cached": 8, "stale": 2])
    let text = try command.run(["plan", "--no-measure"], in: folder.url).output
    let reason = "2 stale: the engine computes other numbers now (bn resnet-8)\n"
    #expect(text.contains(reason), "\(text)")
  }

  @Test("a plan of nothing ends with 7")
  func nothing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    #expect(
      try BuiltCommand().run(["plan", "-f", "factors:9"], in: folder.url).exitCode == 7
    )
  }
}
