import Testing

@Suite("ExplainCommand")
struct ExplainCommandTests {
  @Test("a verdict is explained from the database, with the attempts that were measured")
  func explains() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    let outcome = try command.run(["explain", "X1"], in: folder.url)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("probe-suite/X1: "))
    let rows = outcome.output.matches(of: /factors=\d\s+\d+\s+ok\s+[\d.]+\s+[\d.]+\s+[0-9a-f]{8}\s/)
    #expect(rows.count == 6)
    #expect(outcome.output.contains("Welch's t:") && outcome.output.contains("never locked"))
    let json = try command.run(
      ["explain", "probe-suite/X1", "--format", "json"],
      in: folder.url
    )
    #expect(json.exitCode == 0 && json.output.hasPrefix("{\n  \"schema_version\": 1"))
  }

  @Test("a claim that does not exist is named with its nearest, and a database with its path")
  func mistakes() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let missing = try command.run(["explain", "X1"], in: folder.url)
    #expect(missing.exitCode == 2 && missing.errors.contains("Results/pwsbench.sqlite"))
    let arguments = ["run", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(arguments, in: folder.url).exitCode == 0)
    let unknown = try command.run(["explain", "probe-suite/X2"], in: folder.url)
    #expect(unknown.exitCode == 7 && unknown.errors.contains("did you mean 'probe-suite/X1'?"))
  }
}
