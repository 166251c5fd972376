import Testing

@Suite("ClaimNames")
struct ClaimNamesTests {
  @Test("repro and prereg take a claim without its suite as explain does; a part of one is none")
  func short() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let run = try command.run(["run", "--profile", "smoke", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    for arguments in [["repro"], ["prereg", "diff"], ["explain"]] {
      let short = try command.run(arguments + ["X1"], in: folder.url)
      let full = try command.run(arguments + ["probe-suite/X1"], in: folder.url)
      #expect(short.exitCode == 0, "\(arguments): \(short.errors)")
      #expect(short.output == full.output && short.output.contains("X1"), "\(arguments)")
    }
    // What only ends like a claim is none.
    let part = try command.run(["prereg", "diff", "1"], in: folder.url)
    #expect(part.exitCode == 7 && part.errors.contains("unknown claim '1'"), "\(part.errors)")
  }

  @Test("a claim of several suites is not guessed: both are named")
  func several() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let other = CommandFolder.suite(steps: 3, dataset: "procedural")
      .replacing("suite: probe-suite", with: "suite: other")
    try folder.write(other, to: "Suites/other.yaml")
    let run = try command.run(["run", "--profile", "smoke", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0, "\(run.errors)")
    for arguments in [["repro"], ["prereg", "diff"], ["explain"]] {
      let outcome = try command.run(arguments + ["X1"], in: folder.url)
      #expect(outcome.exitCode == 2, "\(arguments)")
      #expect(outcome.errors.contains("write one of other/X1, probe-suite/X1"), "\(outcome.errors)")
    }
  }
}
