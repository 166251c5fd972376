import Testing

@Suite("RuleRegistry")
struct RuleRegistryTests {
  @Test("a rule that was locked before the first result stands without a mark")
  func inTime() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    let run = try command.run(["run", "--progress", "none"], in: folder.url)
    #expect(run.exitCode == 0 && !run.output.contains("†"))
    #expect(try folder.text("Results/scorecard.md").contains("| Rules | 1 of 1 fixed before the"))
    let outcome = try command.run(
      ["prereg", "verify", "--db", "Results/pwsbench.sqlite"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }
}
