import Testing

@Suite("Scoring")
struct ScoringTests {
  @Test("a report that cannot be written is named; what was measured is kept")
  func notWritable() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let outcome = try command.run(
      ["run", "--profile", "smoke", "--report", "Suites/profiles.yaml"],
      in: folder.url
    )
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("Suites/profiles.yaml: the report cannot be written"))
    let again = try command.run(["run", "--profile", "smoke"], in: folder.url)
    #expect(again.exitCode == 0 && again.errors.isEmpty)
  }

  @Test("the scorecard repeats the options that decide its cells")
  func options() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let arguments = ["run", "--seeds", "1", "--convolution", "direct", "--progress", "none"]
    #expect(try command.run(arguments, in: folder.url).exitCode == 0)
    #expect(
      try command.run(["report", "--format", "json"], in: folder.url).exitCode == 0
    )
    let text = try folder.text("Results/scorecard.json")
    #expect(text.contains("\"--seeds\"") && text.contains("\"direct\""))
  }
}
