import Testing

@Suite("VerdictRecord+Verdict")
struct VerdictRecordVerdictTests {
  @Test("the rule's hash covers the margin, the controls and the profile's policy")
  func rule() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let suite = CommandFolder.suite(steps: 3, dataset: "procedural")
    let control =
      "controls: [{id: low, says: low, case: products, require: \"log10_condition >= 0\"}]"
    for (text, profiles) in [
      (suite, CommandFolder.profiles),
      (suite, CommandFolder.profiles),
      (suite.replacing("margin: 0", with: "margin: 1"), CommandFolder.profiles),
      (suite.replacing("controls: []", with: control), CommandFolder.profiles),
      (suite, CommandFolder.profiles.replacing("verdicts: lean", with: "verdicts: on")),
    ] {
      try folder.write(text, to: "Suites/probe-suite.yaml")
      try folder.write(profiles, to: "Suites/profiles.yaml")
      let outcome = try command.run(["run", "--progress", "none"], in: folder.url)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    let rules = try folder.column(
      "Results/pwsbench.sqlite",
      "SELECT rule_sha FROM verdict JOIN run ON run.id = run_id ORDER BY run.rowid"
    )
    #expect(rules.count == 5 && rules[0] == rules[1] && Set(rules).count == 4, "\(rules)")
  }
}
