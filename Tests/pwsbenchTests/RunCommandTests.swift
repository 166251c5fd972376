import Foundation
import Testing

@Suite("RunCommand")
struct RunCommandTests {
  @Test("a run measures every cell, writes the scorecard, and a second run measures nothing")
  func twice() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(["run", "all"], in: folder.url)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.contains("probe-suite/X1"))
    #expect(first.output.contains("10 of 10 cells measured"))
    #expect(first.output.hasSuffix("Scorecard: Results/scorecard.md\n"))
    #expect(first.errors.split(separator: "\n").count == 10)
    #expect(try folder.text("Results/scorecard.md").contains("Does the command"))
    let second = try command.run(["run", "probe-suite"], in: folder.url)
    #expect(second.exitCode == 0 && second.errors.isEmpty)
    #expect(second.output.contains("10 of 10 cells measured"))
  }

  @Test("the command that a scorecard prints to repeat a claim runs as it stands")
  func again() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let first = try command.run(["run", "all", "--profile", "smoke"], in: folder.url)
    #expect(first.exitCode == 0)
    let scorecard = try folder.text("Results/scorecard.md")
    let line = try #require(
      scorecard.split(separator: "\n").first { $0.hasPrefix("pwsbench run ") }
    )
    let second = try command.shell(String(line), in: folder.url)
    #expect(second.exitCode == 0, "\(line): \(second.errors)")
    #expect(second.output.contains(/2\/2\n/), "both cells of the claim: \(second.output)")
    #expect(try !folder.text("Results/scorecard.md").isEmpty)
    #expect(try command.run(["run", "--rerun", "some"], in: folder.url).exitCode == 2)
  }

  @Test("what is measured goes to the places that are named")
  func places() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      [
        "run", "--profile", "smoke", "--db", "a/b.sqlite", "--report", "c/d", "--progress",
        "none",
      ],
      in: folder.url
    )
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty)
    #expect(folder.exists("a/b.sqlite") && folder.exists("c/d/scorecard.md"))
    #expect(!folder.exists("Results"))
  }

  @Test(
    "a database that cannot be used is refused in one sentence",
    arguments: [("Suites/profiles.yaml", "not an SQLite database"), ("Suites", "not an SQLite")]
  )
  func badDatabase(path: String, message: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["run", "--db", path], in: folder.url)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.hasPrefix("pwsbench: \(path): \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}
