import Foundation
import Testing

@Suite("GateCommand")
struct GateCommandTests {
  private let run = ["run", "--profile", "smoke", "--progress", "none"]

  private func gate(
    _ command: BuiltCommand,
    _ folder: CommandFolder,
    _ more: [String] = []
  )
    throws -> BuiltCommand.Outcome
  {
    try command.run(["gate", "--against", "smoke"] + more, in: folder.url)
  }

  /// A folder with a run and a baseline of it.
  private func prepared(_ command: BuiltCommand) throws -> CommandFolder {
    let folder = try CommandFolder()
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    #expect(try command.run(["baseline", "save", "smoke"], in: folder.url).exitCode == 0)
    return folder
  }

  @Test("the same bits pass, in a second database too")
  func passes() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let outcome = try gate(command, folder)
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasSuffix("GATE: PASS (exit 0)\n"))
    #expect(try command.run(run + ["--db", "b.sqlite"], in: folder.url).exitCode == 0)
    #expect(try gate(command, folder, ["--db", "b.sqlite"]).exitCode == 0)
  }

  @Test("a timing passes beside itself, and its times on another machine fail nothing")
  func timing() throws {
    let command = try BuiltCommand()
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.addTiming()
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let promoted = try command.run(["baseline", "promote", "smoke"], in: folder.url)
    #expect(promoted.output.contains("6 of 6 cells measured"), "\(promoted.errors)")
    let same = try gate(command, folder, ["--strict"])
    #expect(same.exitCode == 0, "\(same.output)\(same.errors)")
    #expect(try command.run(run + ["--db", "b.sqlite"], in: folder.url).exitCode == 0)
    try folder.change("b.sqlite", "UPDATE machine SET cpu = 'another'")
    let other = try gate(command, folder, ["--db", "b.sqlite", "--strict"])
    #expect(other.exitCode == 0, "\(other.output)")
    #expect(other.output.contains("warns  probe-suite/time method=none: not comparable"))
  }

  @Test("one flipped bit of one kernel fails with 5 and names the cell")
  func flippedBit() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let flip = ["--db", "b.sqlite", "--flip-bit", "probe-suite/step method=bn seed 7"]
    #expect(try command.run(run + flip, in: folder.url).exitCode == 0)
    let outcome = try gate(command, folder, ["--db", "b.sqlite"])
    #expect(outcome.exitCode == 5)
    #expect(outcome.output.contains("fails  probe-suite/step method=bn: other bits for seed 7"))
  }

  @Test("a cell that is measured where the base has none is better: 10 where that is to fail")
  func improvement() throws {
    let command = try BuiltCommand()
    let folder = try CommandFolder()
    defer { folder.remove() }
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    try folder.change(
      "Results/pwsbench.sqlite",
      "UPDATE attempt SET accepted = 0, outcome = 'crashed' WHERE rowid = 1"
    )
    _ = try command.run(["baseline", "save", "smoke"], in: folder.url)
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let quiet = try gate(command, folder)
    #expect(quiet.exitCode == 0, "\(quiet.output)\(quiet.errors)")
    #expect(try gate(command, folder, ["--fail-on", "improvement"]).exitCode == 10)
  }

  @Test("one deleted outcome fails with 6, all of them with 7")
  func deletedOutcome() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let path = folder.path("Results/pwsbench.sqlite")
    try RawOutcomes(path: path).deleteOne()
    let outcome = try gate(command, folder)
    #expect(outcome.exitCode == 6 && outcome.output.contains("1 unmeasured"), "\(outcome.output)")
    try RawOutcomes(path: path).deleteAll()
    #expect(try gate(command, folder).exitCode == 7)
  }

  @Test("a gate without a usable base cannot decide; an edited base is damaged")
  func bases() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let none = try command.run(["gate", "--against", "main"], in: folder.url)
    #expect(none.exitCode == 6 && none.errors.contains("baselines: smoke"))
    let text = try folder.text("Results/baselines/smoke.json")
    let file = "Results/baselines/smoke.json"
    try folder.write(
      text.replacing("\"schema_version\": 1", with: "\"schema_version\": 9"),
      to: file
    )
    #expect(try gate(command, folder).exitCode == 6)
    try folder.write(text.replacing("\"seed\":7", with: "\"seed\":8"), to: file)
    let edited = try gate(command, folder)
    #expect(edited.exitCode == 9 && edited.errors.contains("changed since it was exported"))
    #expect(try command.run(["gate"], in: folder.url).exitCode == 2)
  }

  @Test("another suite is not comparable: the gate cannot decide")
  func otherSettings() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    try folder.write(
      CommandFolder.suite(steps: 4, dataset: "procedural"),
      to: "Suites/probe-suite.yaml"
    )
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let outcome = try gate(command, folder)
    #expect(outcome.exitCode == 6 && outcome.output.contains("steps 3 → 4"), "\(outcome.output)")
  }

  @Test("a rule that changed since it was locked fails with 8, one never locked does not")
  func preregistration() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    #expect(try gate(command, folder).exitCode == 0)
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    #expect(try gate(command, folder).exitCode == 0)
    let suite = try folder.text("Suites/probe-suite.yaml")
    try folder.write(suite.replacing("margin: 0", with: "margin: 1"), to: "Suites/probe-suite.yaml")
    let changed = try gate(command, folder)
    #expect(changed.exitCode == 8, "\(changed.output)\(changed.errors)")
    #expect(changed.output.contains("fails  probe-suite/X1: the rule changed since it was locked"))
    let diff = try command.run(["diff", "smoke", "--exit-code"], in: folder.url)
    #expect(diff.exitCode == 8)
    try folder.write(suite.replacing("id: X1", with: "id: X2"), to: "Suites/probe-suite.yaml")
    let gone = try gate(command, folder)
    #expect(gone.exitCode == 8 && gone.output.contains("the suites have no such claim"))
  }

  @Test("a mistaken policy is named with its line, and ends with 3")
  func badPolicy() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.write("format: pwsbench/1\nblok: []\n", to: "policy.yaml")
    let outcome = try BuiltCommand().run(
      ["gate", "--self-test", "--policy", "policy.yaml"],
      in: folder.url
    )
    #expect(outcome.exitCode == 3 && outcome.errors.contains("policy.yaml:2:1"))
  }
}
